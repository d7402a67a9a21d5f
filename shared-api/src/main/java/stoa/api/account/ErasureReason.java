package stoa.api.account;

/** Why a person was erased: one of a few words, since free text in the ledger could tell of them for ever. */
public enum ErasureReason {
    /** They did it themselves. */
    OWN_WISH,
    /** They asked an operator for it. */
    REQUEST,
    /** A law or a court wants it. */
    LEGAL,
    /** The account was misused. */
    ABUSE,

    /** It was a guest's, who did not come back. */
    GUEST_GONE
}
