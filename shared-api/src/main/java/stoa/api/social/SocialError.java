package stoa.api.social;

import stoa.api.kernel.RejectionCode;

/** Why something between two people was refused. */
public enum SocialError implements RejectionCode {
    ALREADY_FOLLOWING(Kind.CONFLICT, "This account follows the other already."),
    NOT_FOLLOWING(Kind.CONFLICT, "This account does not follow the other, so it can not stop to."),
    ALREADY_FRIENDS(Kind.CONFLICT, "These two accounts are friends already."),
    NOT_FRIENDS(Kind.CONFLICT, "These two accounts are no friends, so this can not end.");

    private final Kind kind;
    private final String meaning;

    SocialError(Kind kind, String meaning) {
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
