package stoa.api.account.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.DataSubject;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.PersonalData;
import stoa.api.kernel.Role;

@Revision("1")
@Meaning("Somebody opened an account under a name that is theirs alone.")
public record AccountRegistered(
        @DataSubject AccountId account,
        @PersonalData String name,
        @PersonalData String email,
        Role role,
        Instant registeredAt)
        implements AccountEvent {}
