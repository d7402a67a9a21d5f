package stoa.api.audit;

import stoa.api.kernel.RejectionCode;

/** Refusals of the audit. */
public enum AuditError implements RejectionCode {
    EVENT_NOT_FOUND(Kind.NOT_FOUND, "There is no event of this person at this position of the ledger.");

    private final Kind kind;
    private final String meaning;

    AuditError(Kind kind, String meaning) {
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
