package stoa.api.kernel;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A refusal: the command or query was understood and not done. The message is for developers and logs, never for a
 * client's screen, and holds no personal data.
 */
public final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RejectionCode code;

    public Rejection(RejectionCode code, String detail) {
        this(code, detail, null);
    }

    public Rejection(RejectionCode code, String detail, Throwable cause) {
        super(code.name() + ": " + detail, cause, false, cause != null);
        this.code = code;
    }

    /** The refusal that a message bus's exception is about, if it is about one. */
    public static Optional<Rejection> within(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(Rejection.class::isInstance)
                .map(Rejection.class::cast)
                .findFirst();
    }

    public RejectionCode code() {
        return code;
    }
}
