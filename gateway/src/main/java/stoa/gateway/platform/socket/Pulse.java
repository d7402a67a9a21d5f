package stoa.gateway.platform.socket;

/** Whether a socket's client still lives. Anything that it sends is a sign of life, also an answer to a ping. */
final class Pulse {

    private static final int MISSED = 2;

    private final long everyNanos;
    private long askedAt;
    private int unanswered;

    Pulse(long everyNanos, long now) {
        this.everyNanos = everyNanos;
        this.askedAt = now;
    }

    /** Whether it is time to ask. */
    synchronized boolean isDue(long now) {
        if (now - askedAt < everyNanos) {
            return false;
        }
        askedAt = now;
        return true;
    }

    synchronized void asked() {
        unanswered++;
    }

    synchronized void heard() {
        unanswered = 0;
    }

    /** It was asked twice and said nothing. */
    synchronized boolean isGone() {
        return unanswered >= MISSED;
    }
}
