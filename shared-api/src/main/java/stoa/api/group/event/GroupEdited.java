package stoa.api.group.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.group.GroupProfile;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Confidential;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Meaning;

/**
 * @param profile all of it, as it is from now on
 */
@Revision("1")
@Meaning("The owner or an admin changed what a group says of itself or how one gets in.")
public record GroupEdited(
        GroupId group, AccountId editor, @Confidential GroupProfile profile, Instant editedAt) implements GroupEvent {}
