package stoa.api.group.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("A person who had asked to be let into a group became a member.")
public record JoinGranted(GroupId group, AccountId account, AccountId by, Instant requestedAt, Instant grantedAt)
        implements JoinRequestEvent {}
