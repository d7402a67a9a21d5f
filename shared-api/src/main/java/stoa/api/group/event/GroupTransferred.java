package stoa.api.group.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("The owner of a group made another member its owner.")
public record GroupTransferred(GroupId group, AccountId from, AccountId to, Instant transferredAt)
        implements GroupEvent {}
