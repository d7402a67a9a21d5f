package stoa.api.group;

import stoa.api.kernel.RejectionCode;

/** Why something about a group was refused. */
public enum GroupError implements RejectionCode {
    GROUP_NOT_FOUND(Kind.NOT_FOUND, "No group has this id, or it has been dissolved."),
    NOT_IN_GROUP(Kind.FORBIDDEN, "Only members see a private group, and only who is a member can leave."),
    NO_SUCH_MEMBER(Kind.NOT_FOUND, "The person who is to be removed, promoted or made owner is no member."),
    ALREADY_IN_GROUP(Kind.CONFLICT, "This person is a member already."),
    ENTRY_BY_INVITATION(Kind.FORBIDDEN, "Into a private group, and one by invitation only, one comes by being added."),
    NOT_ALLOWED_IN_GROUP(Kind.FORBIDDEN, "This takes a higher role in the group."),
    OWNER_STAYS(Kind.FORBIDDEN, "An owner does not leave, but hands the group over or dissolves it."),
    JOIN_REQUEST_NOT_FOUND(Kind.NOT_FOUND, "This person has not asked to be let in, or has been answered.");

    private final Kind kind;
    private final String meaning;

    GroupError(Kind kind, String meaning) {
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
