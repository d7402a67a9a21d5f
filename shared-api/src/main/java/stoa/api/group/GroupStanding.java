package stoa.api.group;

import stoa.api.group.event.GroupCreated;
import stoa.api.group.event.GroupDissolved;
import stoa.api.group.event.GroupEdited;
import stoa.api.group.event.GroupEvent;
import stoa.api.group.event.GroupTransferred;
import stoa.api.kernel.Rejection;

/**
 * What decisions may know of a group: whether it is there, and how one gets in. Folded from the group's own stream.
 *
 * @param open whether everybody may see it; the condition holds for open groups alone
 */
public record GroupStanding(boolean there, boolean open, JoinCondition condition) {

    /** Of a stream that has no event. */
    public static final GroupStanding NONE = new GroupStanding(false, false, JoinCondition.INVITE_ONLY);

    /** This standing once {@code event} has happened. */
    public GroupStanding after(GroupEvent event) {
        return switch (event) {
            case GroupCreated created -> of(created.profile());
            case GroupEdited edited -> of(edited.profile());
            case GroupTransferred transferred -> this;
            case GroupDissolved dissolved -> NONE;
        };
    }

    private static GroupStanding of(GroupProfile profile) {
        return new GroupStanding(true, profile.open(), profile.condition());
    }

    /** Refuses with {@link GroupError#GROUP_NOT_FOUND} where there is none. */
    public void requireThere() {
        if (!there) {
            throw new Rejection(GroupError.GROUP_NOT_FOUND, "there is no such group");
        }
    }

    /** Whether one gets in by oneself, at once or by asking. */
    public boolean canBeAskedFor() {
        return open && condition != JoinCondition.INVITE_ONLY;
    }
}
