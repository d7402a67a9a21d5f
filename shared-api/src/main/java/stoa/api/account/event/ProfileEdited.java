package stoa.api.account.event;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.DataSubject;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.PersonalData;

@Revision("2")
@Meaning("A person changed what they say of themselves; fields that are absent stayed as they were, empty ones were "
        + "cleared.")
public record ProfileEdited(
        @DataSubject AccountId account,
        @PersonalData Optional<String> nickname,
        @PersonalData Optional<String> email,
        @PersonalData Optional<String> phone,
        @PersonalData Optional<String> avatar,
        @PersonalData Optional<String> bio,
        OptionalInt gender,
        @PersonalData Optional<String> birthday,
        @PersonalData Optional<String> location,
        @PersonalData Optional<String> country,
        Instant editedAt)
        implements AccountEvent {}
