package stoa.command.account;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.api.account.Birthday;
import stoa.api.account.command.EditProfile;
import stoa.api.account.event.ProfileEdited;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** What an edit of a profile comes to. */
final class Edits {

    static void requireBirthdayUntilToday(EditProfile command, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (command.birthday()
                .flatMap(Birthday::parse)
                .filter(date -> date.isAfter(today))
                .isPresent()) {
            throw new Rejection(KernelError.INVALID, "birthday is in the future");
        }
    }

    /**
     * The event of an edit; empty if it says nothing but, maybe, a name, which has an event of its own.
     *
     * @param email empty if it stays the one that it is
     */
    static Optional<ProfileEdited> of(EditProfile command, Optional<String> email, Instant at) {
        return saysAnything(command, email)
                ? Optional.of(new ProfileEdited(
                        command.account(),
                        command.nickname(),
                        email,
                        command.phone(),
                        command.avatar(),
                        command.bio(),
                        command.gender(),
                        command.birthday(),
                        command.location(),
                        command.country(),
                        at))
                : Optional.empty();
    }

    private static boolean saysAnything(EditProfile command, Optional<String> email) {
        return command.gender().isPresent()
                || Stream.of(
                                command.nickname(),
                                email,
                                command.phone(),
                                command.avatar(),
                                command.bio(),
                                command.birthday(),
                                command.location(),
                                command.country())
                        .anyMatch(Optional::isPresent);
    }

    private Edits() {}
}
