package stoa.gateway.platform.socket;

import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.GatewaySettings;
import stoa.gateway.platform.access.Caller;

/**
 * One socket of somebody. It is there as soon as its handshake is accepted, so that it misses nothing which happens
 * before the client has the answer; what is sent to it until then waits.
 */
final class Socket {

    private static final Logger LOG = LoggerFactory.getLogger(Socket.class);

    private final Face face;
    private final Caller caller;
    private final Outbox outbox;
    private final BiConsumer<Socket, Ending> ender;
    private final Pulse pulse;
    private final Origin origin = new Origin();
    private volatile boolean revoked;
    private Session session;
    private Ending ended;

    /**
     * @param ender takes this socket away from all others' eyes and then calls {@link #shut}
     */
    Socket(Face face, Caller caller, GatewaySettings.Sockets limits, BiConsumer<Socket, Ending> ender) {
        this.face = face;
        this.caller = caller;
        this.ender = ender;
        this.outbox = new Outbox(limits, this::end);
        this.pulse = new Pulse(limits.pingEvery().toNanos(), System.nanoTime());
    }

    Face face() {
        return face;
    }

    Caller caller() {
        return caller;
    }

    Pulse pulse() {
        return pulse;
    }

    Origin origin() {
        return origin;
    }

    /** Sends a message when its turn comes, without waiting. */
    void send(String frame) {
        outbox.send(frame);
    }

    /** From now on nothing is done in the name of whoever opened it, though the client may go on for a while. */
    void revoke() {
        revoked = true;
    }

    boolean isRevoked() {
        return revoked;
    }

    /** How many messages wait to be sent. */
    int waiting() {
        return outbox.waiting();
    }

    void end(Ending why) {
        ender.accept(this, why);
    }

    /** The client has the answer to its handshake. */
    void open(Session opened) {
        synchronized (this) {
            session = opened;
            if (ended != null) {
                close(opened, ended);
                return;
            }
        }
        outbox.open(opened.getAsyncRemote());
    }

    synchronized boolean isOpen() {
        return session != null;
    }

    /** Asks the client for a sign of life; a write that is under way has a deadline of its own. */
    void ping() {
        Session asked;
        synchronized (this) {
            asked = session;
        }
        if (asked == null || outbox.isWriting()) {
            return;
        }
        try {
            pulse.asked();
            asked.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException broken) {
            LOG.debug("No ping: {}", broken.toString());
            end(Ending.LOST);
        }
    }

    /** Says why and closes the connection; may take a moment if the client does not read. */
    void shut(Ending why) {
        outbox.close();
        Session closing;
        synchronized (this) {
            ended = why;
            closing = session;
        }
        if (closing != null) {
            close(closing, why);
        }
    }

    private static void close(Session closing, Ending why) {
        try {
            closing.close(why.reason());
        } catch (IOException | RuntimeException broken) {
            LOG.debug("Not closed in form: {}", broken.toString());
        }
    }
}
