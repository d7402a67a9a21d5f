package stoa.api.kernel;

/** Refusals to operators that belong to no feature. */
public enum OperatorError implements RejectionCode {
    NOTHING_PARKED(Kind.NOT_FOUND, "No document of that name is parked in this view."),
    STOPS_ELSEWHERE(Kind.CONFLICT, "The document does not stop at this event, or no longer; look at it again."),
    NOT_TO_BE_EVICTED(Kind.CONFLICT, "An erasure can not be passed over; mend the fold and try again."),
    ACT_NOT_FOUND(Kind.NOT_FOUND, "There is no act of that number.");

    private final Kind kind;
    private final String meaning;

    OperatorError(Kind kind, String meaning) {
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
