package stoa.gateway.platform.socket;

import java.io.ByteArrayOutputStream;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.Rejection;
import stoa.gateway.platform.GatewaySettings;
import stoa.gateway.platform.access.Caller;

/**
 * What one socket's client sends: parts are put together to messages, which are let through to the face if they are
 * neither too large nor too many. Whatever is refused is answered and leaves the socket open, since some clients never
 * connect again; only who goes on regardless is disconnected.
 */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** A message that would be this many times too large ends the socket: nobody reads on for ever to refuse. */
    private static final int HOPELESS_SIZES = 16;

    /** So many refusals in a row, in bursts, end the socket. */
    private static final int HOPELESS_BURSTS = 10;

    private final FrameReader reader;
    private final Caller sender;
    private final Inbox inbox;
    private final Throttle throttle;
    private final long maxMessage;
    private final int hopelessRefusals;
    private final Consumer<String> answer;
    private final Consumer<Ending> givenUp;
    private final BooleanSupplier revoked;
    private final Origin origin;

    /** What there is of a message that came in parts; null between messages. */
    private ByteArrayOutputStream parts;

    private long size;
    private int refusedInARow;

    Intake(Socket socket, FrameReader reader, Inbox inbox, GatewaySettings.Sockets limits, LongSupplier nanos) {
        this.reader = reader;
        this.sender = socket.caller();
        this.inbox = inbox;
        this.throttle = new Throttle(limits.perSecond(), limits.burst(), nanos);
        this.maxMessage = reader.largest(limits.maxMessage()).toBytes();
        this.hopelessRefusals = limits.burst() * HOPELESS_BURSTS;
        this.answer = socket::send;
        this.givenUp = socket::end;
        this.revoked = socket::isRevoked;
        this.origin = socket.origin();
    }

    /** Takes a part of a message, the whole of it mostly. For the thread that reads the socket. */
    void take(byte[] part, boolean last) {
        if (revoked.getAsBoolean()) {
            return;
        }
        size += part.length;
        if (size > maxMessage) {
            parts = null;
            if (size > maxMessage * HOPELESS_SIZES) {
                givenUp.accept(Ending.TOO_LARGE);
            } else if (last) {
                refuse(reader.tooLarge());
            }
        } else if (!last) {
            keep(part);
        } else {
            message(parts == null ? part : keep(part).toByteArray());
        }
        if (last) {
            parts = null;
            size = 0;
        }
    }

    private ByteArrayOutputStream keep(byte[] part) {
        if (parts == null) {
            parts = new ByteArrayOutputStream(2 * part.length);
        }
        parts.writeBytes(part);
        return parts;
    }

    private void message(byte[] message) {
        if (throttle.admits() && inbox.offer(message.length, () -> read(message))) {
            refusedInARow = 0;
        } else {
            refuse(reader.refusal(KernelError.TOO_MUCH_AT_ONCE));
        }
    }

    private void refuse(String frame) {
        refusedInARow++;
        if (refusedInARow > hopelessRefusals) {
            givenUp.accept(Ending.TOO_FAST);
        } else {
            answer.accept(frame);
        }
    }

    private void read(byte[] message) {
        if (revoked.getAsBoolean()) {
            return;
        }
        MDC.put(MetaKeys.REQUEST_ID, origin.request());
        try {
            reader.read(sender, message).ifPresent(answer);
        } catch (Rejection refusal) {
            LOG.debug("Refused on a socket: {}", refusal.getMessage());
            answer.accept(reader.refusal(refusal.code()));
        } catch (RuntimeException | StackOverflowError failure) {
            LOG.error("A message of a socket failed", failure);
            answer.accept(reader.failure());
        } finally {
            MDC.remove(MetaKeys.REQUEST_ID);
        }
    }
}
