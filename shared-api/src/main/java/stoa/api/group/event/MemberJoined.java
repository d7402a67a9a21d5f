package stoa.api.group.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.group.GroupRole;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Meaning;

/**
 * @param by whoever let them in; they themselves where nobody has to
 * @param readUpTo how many messages there were then, which do not count as unread for them
 */
@Revision("1")
@Meaning("A person became a member of a group, by themselves or by being added.")
public record MemberJoined(
        GroupId group, AccountId account, GroupRole role, AccountId by, long readUpTo, Instant joinedAt)
        implements MembershipEvent {}
