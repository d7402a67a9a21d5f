package stoa.api.kernel;

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

    public RejectionCode code() {
        return code;
    }
}
