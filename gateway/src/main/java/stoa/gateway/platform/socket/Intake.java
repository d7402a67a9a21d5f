package stoa.gateway.platform.socket;

import java.io.ByteArrayOutputStream;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.Rejection;
import stoa.gateway.platform.access.Caller;

/**
 * What one socket's client sends: parts are put together to messages, which are let through to the face if they are
 * neither too large nor too many. Whatever is refused is answered and leaves the socket open, since some clients never
 * connect again; only who goes on regardless is disconnected.
 */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** So many refusals in a row, in bursts, end the socket. */
    private static final int HOPELESS_BURSTS = 10;

    private final FrameReader reader;
    private final Caller sender;
    private final Inbox inbox;
    private final Throttle throttle;
    private final SizeLimit limit;
    private final Consumer<String> answer;
    private final Consumer<Ending> givenUp;
    private final BooleanSupplier revoked;
    private final Origin origin;

    /** What there is of a message that came in parts; null between messages. */
    private ByteArrayOutputStream parts;

    private long size;
    private int refusedInARow;

    Intake(Socket socket, FrameReader reader, Inbox inbox, Throttle throttle, SizeLimit limit) {
        this.reader = reader;
        this.sender = socket.caller();
        this.inbox = inbox;
        this.throttle = throttle;
        this.limit = limit;
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
        if (!limit.admits(size)) {
            parts = null;
            if (limit.isHopeless(size)) {
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
            limit.done();
        }
    }

    /** Nothing comes any more. */
    void close() {
        limit.close();
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
        if (refusedInARow > throttle.burst() * HOPELESS_BURSTS) {
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
