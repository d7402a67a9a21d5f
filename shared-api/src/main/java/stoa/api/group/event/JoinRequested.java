package stoa.api.group.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("A person asked to be let into a group.")
public record JoinRequested(GroupId group, AccountId account, Instant requestedAt) implements JoinRequestEvent {}
