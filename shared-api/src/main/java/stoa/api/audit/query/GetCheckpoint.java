package stoa.api.audit.query;

/** The newest signed checkpoint of the ledger, as a C2SP {@code tlog-checkpoint} note. */
public record GetCheckpoint() {
    public record Result(String note) {}
}
