package stoa.command.group;

import stoa.api.group.GroupError;
import stoa.api.group.GroupRole;
import stoa.api.group.GroupStanding;
import stoa.api.group.MemberStanding;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Rejection;
import stoa.command.platform.Observed;

/** Who may do what in which group, by guards: nobody does in a role what they do not have any more. */
final class Roles {

    private final Observed<GroupStanding> groups;
    private final Observed<MemberStanding> members;

    Roles(Observed<GroupStanding> groups, Observed<MemberStanding> members) {
        this.groups = groups;
        this.members = members;
    }

    GroupStanding requireThere(GroupId group) {
        GroupStanding standing = groups.at(group.stream());
        standing.requireThere();
        return standing;
    }

    /** The role of somebody who must have at least that one. */
    GroupRole require(GroupRole least, GroupId group, AccountId account) {
        GroupRole role = members.at(group.memberStream(account))
                .role()
                .orElseThrow(() -> new Rejection(GroupError.NOT_IN_GROUP, account + " is not in group " + group));
        return check(role, least);
    }

    static GroupRole check(GroupRole role, GroupRole least) {
        if (!role.atLeast(least)) {
            throw new Rejection(GroupError.NOT_ALLOWED_IN_GROUP, "this takes the role " + least);
        }
        return role;
    }
}
