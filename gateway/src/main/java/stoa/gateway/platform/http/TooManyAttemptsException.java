package stoa.gateway.platform.http;

import java.time.Duration;

/** Somebody guesses: further attempts have to wait. */
public final class TooManyAttemptsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    public TooManyAttemptsException(Duration wait) {
        super("too many attempts", null, false, false);
        this.wait = wait;
    }

    /** For {@code Retry-After}: whole seconds, at least one. */
    long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
