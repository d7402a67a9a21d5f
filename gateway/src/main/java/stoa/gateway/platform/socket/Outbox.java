package stoa.gateway.platform.socket;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendResult;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import stoa.gateway.platform.GatewaySettings;

/**
 * What waits to be sent to one socket: in order, one write at a time, and none of them holds up who sends. A socket
 * that does not keep up is given up on, since its client would be shown a conversation with holes.
 */
final class Outbox {

    private final int maxFrames;
    private final long maxSize;
    private final Consumer<Ending> givenUp;

    /** Null as long as nothing waits, as with almost every socket at almost any time. */
    private Deque<String> waiting;

    private long waitingSize;
    private RemoteEndpoint.Async remote;
    private boolean writing;
    private boolean closed;

    /**
     * @param givenUp told once that nothing more is sent, and why
     */
    Outbox(GatewaySettings.Sockets limits, Consumer<Ending> givenUp) {
        this.maxFrames = limits.queued();
        this.maxSize = limits.queuedSize().toBytes();
        this.givenUp = givenUp;
    }

    /** Sends a frame when its turn comes; before the socket is open, all wait. */
    void send(String frame) {
        boolean tooSlow = false;
        synchronized (this) {
            if (closed) {
                return;
            }
            if (remote == null || writing) {
                tooSlow = !keep(frame);
            }
            if (tooSlow) {
                closed = true;
            } else if (remote == null || writing) {
                return;
            } else {
                writing = true;
            }
        }
        if (tooSlow) {
            givenUp.accept(Ending.TOO_SLOW);
        } else {
            write(frame);
        }
    }

    private boolean keep(String frame) {
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        waitingSize += frame.length();
        waiting.add(frame);
        return waiting.size() <= maxFrames && waitingSize <= maxSize;
    }

    /** The socket is open: what waits is sent. */
    void open(RemoteEndpoint.Async endpoint) {
        synchronized (this) {
            remote = endpoint;
            writing = true;
        }
        writeNext();
    }

    /** How many frames wait for the one that is being written. */
    synchronized int waiting() {
        return waiting == null ? 0 : waiting.size();
    }

    synchronized boolean isWriting() {
        return writing;
    }

    /** Forgets what waits and takes nothing more. */
    synchronized void close() {
        closed = true;
        waiting = null;
    }

    private void write(String frame) {
        try {
            remote.sendText(frame, this::written);
        } catch (RuntimeException closedMeanwhile) {
            fail(Ending.LOST);
        }
    }

    private void written(SendResult result) {
        if (result.isOK()) {
            writeNext();
        } else {
            fail(result.getException() instanceof SocketTimeoutException ? Ending.TOO_SLOW : Ending.LOST);
        }
    }

    private void writeNext() {
        String next;
        synchronized (this) {
            next = waiting == null ? null : waiting.poll();
            if (next == null) {
                waiting = null;
                writing = false;
                return;
            }
            waitingSize -= next.length();
        }
        write(next);
    }

    private void fail(Ending why) {
        boolean first;
        synchronized (this) {
            first = !closed;
            closed = true;
        }
        if (first) {
            givenUp.accept(why);
        }
    }
}
