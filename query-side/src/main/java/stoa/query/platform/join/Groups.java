package stoa.query.platform.join;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import stoa.api.group.GroupProfile;
import stoa.api.group.GroupRole;
import stoa.api.group.query.GroupView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/** How groups appear. */
public interface Groups {

    /** Those of the groups that are there; two reads, however many. */
    Map<GroupId, Known> find(Collection<GroupId> ids);

    /** One group. */
    record Known(GroupProfile profile, AccountId owner, long members, Instant createdAt) {

        /** To somebody of that role in it. */
        public GroupView view(GroupId id, Optional<GroupRole> role) {
            return new GroupView(id, profile, owner, members, createdAt, role);
        }
    }
}
