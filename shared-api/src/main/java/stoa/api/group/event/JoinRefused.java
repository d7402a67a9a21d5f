package stoa.api.group.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("An admin answered no to somebody who had asked to be let into a group.")
public record JoinRefused(GroupId group, AccountId account, AccountId by, Instant requestedAt, Instant refusedAt)
        implements JoinRequestEvent {}
