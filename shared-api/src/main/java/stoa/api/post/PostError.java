package stoa.api.post;

import stoa.api.kernel.RejectionCode;

/** Why something about a post was refused. */
public enum PostError implements RejectionCode {
    POST_NOT_FOUND(Kind.NOT_FOUND, "No post has this id, or it was deleted."),
    NOT_THE_AUTHOR(Kind.FORBIDDEN, "Only a post's author may change or delete it.");

    private final Kind kind;
    private final String meaning;

    PostError(Kind kind, String meaning) {
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
