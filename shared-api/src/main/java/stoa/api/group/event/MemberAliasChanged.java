package stoa.api.group.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.DataSubject;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.PersonalData;

@Revision("1")
@Meaning("A member chose the name by which they go in a group, or none.")
public record MemberAliasChanged(
        GroupId group,
        @DataSubject AccountId account,
        @PersonalData String alias,
        Instant changedAt) implements MembershipEvent {}
