package stoa.query.platform.join;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import stoa.api.group.GroupRole;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/** Who is a member of which group, asked of one person at a time. */
public interface Memberships {

    /** Those of the groups that the person is in; a dissolved one may be among them. */
    Map<GroupId, Membership> of(AccountId account, Collection<GroupId> groups);

    /** One person's membership of one group. */
    record Membership(GroupRole role, Instant joinedAt) {}
}
