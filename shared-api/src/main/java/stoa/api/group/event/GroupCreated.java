package stoa.api.group.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.group.GroupProfile;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Confidential;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("A person made a group, of which they are the owner and first member.")
public record GroupCreated(
        GroupId group, AccountId owner, @Confidential GroupProfile profile, Instant createdAt) implements GroupEvent {}
