package stoa.api.group.event;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.StreamNamed;

/** One person's membership of one group, in the stream {@code member:<group>:<account>}. */
@StreamNamed("member:<group>:<account>")
public sealed interface MembershipEvent permits MemberJoined, MemberRoleChanged, MemberAliasChanged, MemberLeft {
    GroupId group();

    AccountId account();
}
