package stoa.api.group.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("The owner dissolved a group: it is there for nobody any more.")
public record GroupDissolved(GroupId group, AccountId owner, Instant dissolvedAt) implements GroupEvent {}
