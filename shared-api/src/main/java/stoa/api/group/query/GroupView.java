package stoa.api.group.query;

import java.time.Instant;
import java.util.Optional;
import stoa.api.group.GroupProfile;
import stoa.api.group.GroupRole;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;

/**
 * A group as it is shown.
 *
 * @param role that of whoever asks, empty if they are no member, or nobody asked in person
 */
public record GroupView(
        GroupId id,
        GroupProfile profile,
        AccountId owner,
        long memberCount,
        Instant createdAt,
        Optional<GroupRole> role) {}
