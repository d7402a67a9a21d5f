package stoa.api.group;

/**
 * What a group says of itself, and how one gets in.
 *
 * @param avatar an address, empty for none
 * @param open whether everybody may see it and find it; the condition holds for open groups alone
 */
public record GroupProfile(String name, String description, String avatar, boolean open, JoinCondition condition) {

    /** This profile as it is kept, its name trimmed; refused with {@code INVALID} outside of the limits. */
    public GroupProfile checked() {
        GroupLimits.requireLength("description", description, 0, GroupLimits.DESCRIPTION_MAX);
        GroupLimits.requireLength("avatar", avatar, 0, GroupLimits.AVATAR_MAX);
        return new GroupProfile(GroupLimits.requireName(name), description, avatar, open, condition);
    }
}
