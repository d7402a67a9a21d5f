package stoa.api.account.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.DataSubject;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.PersonalData;

@Revision("1")
@Meaning("A person goes by another name from now on, on every face and in everything that they wrote.")
public record AccountRenamed(
        @DataSubject AccountId account, @PersonalData String name, Instant renamedAt) implements AccountEvent {}
