package stoa.api.audit.query;

/** The key that checkpoints are verified with, in the C2SP {@code signed-note} form {@code name+hash+key}. */
public record GetVerifierKey() {
    public record Result(String key) {}
}
