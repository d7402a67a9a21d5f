package stoa.api.group.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.group.GroupRole;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Meaning;

/**
 * @param by whoever removed them; they themselves if they left
 * @param joinedAt since when they were a member, for the lists that are in order of it
 */
@Revision("1")
@Meaning("A person is no member any more, having left or having been removed.")
public record MemberLeft(
        GroupId group, AccountId account, GroupRole role, AccountId by, Instant joinedAt, Instant leftAt)
        implements MembershipEvent {}
