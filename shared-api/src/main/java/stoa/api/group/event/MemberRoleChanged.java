package stoa.api.group.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.group.GroupRole;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Meaning;

/**
 * @param joinedAt since when they are a member, for the lists that are in order of it
 */
@Revision("1")
@Meaning("A member may do more or less in a group than before.")
public record MemberRoleChanged(
        GroupId group,
        AccountId account,
        GroupRole before,
        GroupRole role,
        AccountId by,
        Instant joinedAt,
        Instant changedAt)
        implements MembershipEvent {}
