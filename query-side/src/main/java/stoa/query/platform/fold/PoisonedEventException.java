package stoa.query.platform.fold;

/** An event that a view being filled beside the live one can not fold. */
public final class PoisonedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;
    private final String document;
    private final String reason;

    PoisonedEventException(long position, String document, String reason, RuntimeException cause) {
        super("event " + position + " can not be folded into document " + document + ": " + reason, cause);
        this.position = position;
        this.document = document;
        this.reason = reason;
    }

    public long position() {
        return position;
    }

    public String document() {
        return document;
    }

    public String reason() {
        return reason;
    }
}
