package stoa.api.kernel;

/** Refusals that belong to no feature. */
public enum KernelError implements RejectionCode {
    INVALID(Kind.INVALID, "The request can not be read, or a value in it is outside of its limits."),
    UNAUTHENTICATED(Kind.UNAUTHENTICATED, "Nobody is logged in, or the session has ended."),
    FORBIDDEN(Kind.FORBIDDEN, "This account is not one that may do that."),
    TOO_MANY_ATTEMPTS(Kind.LIMITED, "Too many failed attempts; try again after the time given."),
    TOO_MUCH_AT_ONCE(Kind.LIMITED, "One client asks for more at a time than it may; nothing was done."),
    CONTENDED(Kind.UNAVAILABLE, "Others kept changing the same thing; nothing was done, repeating is safe."),
    OUTCOME_UNKNOWN(Kind.UNAVAILABLE, "The connection to the ledger died while committing; look before repeating."),
    LEDGER_UNAVAILABLE(Kind.UNAVAILABLE, "The ledger takes no writes at present; nothing was done.");

    private final Kind kind;
    private final String meaning;

    KernelError(Kind kind, String meaning) {
        this.kind = kind;
        this.meaning = meaning;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
