package stoa.api.group.command;

import java.util.Optional;
import stoa.api.group.GroupProfile;
import stoa.api.group.JoinCondition;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/**
 * Changes what a group says of itself or how one gets in; absent is as it was. It takes an admin. Refused with
 * {@code GROUP_NOT_FOUND}, {@code NOT_IN_GROUP} or {@code NOT_ALLOWED_IN_GROUP}.
 */
public record EditGroup(
        GroupId group,
        AccountId editor,
        Optional<String> name,
        Optional<String> description,
        Optional<String> avatar,
        Optional<Boolean> open,
        Optional<JoinCondition> condition) {

    /** What a group says of itself after this. */
    public GroupProfile after(GroupProfile before) {
        GroupProfile after = new GroupProfile(
                name.orElse(before.name()),
                description.orElse(before.description()),
                avatar.orElse(before.avatar()),
                open.orElse(before.open()),
                condition.orElse(before.condition()));
        return after.checked();
    }
}
