package stoa.api.like;

import stoa.api.kernel.RejectionCode;

/** Why a like, or taking one back, was refused. */
public enum LikeError implements RejectionCode {
    ALREADY_LIKED(Kind.CONFLICT, "This person likes this post already."),
    NOT_LIKED(Kind.CONFLICT, "This person does not like this post, so there is no like to take back.");

    private final Kind kind;
    private final String meaning;

    LikeError(Kind kind, String meaning) {
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
