package stoa.api.comment;

import stoa.api.kernel.RejectionCode;

/** Why something about a comment was refused. */
public enum CommentError implements RejectionCode {
    COMMENT_NOT_FOUND(Kind.NOT_FOUND, "No comment of this post or thread has this id, or it was deleted."),
    NEITHER_AUTHOR(Kind.FORBIDDEN, "Only the author of a comment or of its post may delete it.");

    private final Kind kind;
    private final String meaning;

    CommentError(Kind kind, String meaning) {
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
