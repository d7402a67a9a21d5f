package stoa.api.group.command;

import stoa.api.group.GroupLimits;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/**
 * Chooses the name by which a member goes in a group, empty for none. Refused with {@code GROUP_NOT_FOUND} or
 * {@code NOT_IN_GROUP}.
 */
public record ChangeAlias(GroupId group, AccountId account, String alias) {

    public ChangeAlias {
        alias = alias.strip();
        GroupLimits.requireLength("alias", alias, 0, GroupLimits.ALIAS_MAX);
    }
}
