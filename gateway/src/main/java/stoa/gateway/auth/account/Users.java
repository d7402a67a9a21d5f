package stoa.gateway.auth.account;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.gateway.auth.platform.AuthSettings;
import stoa.vault.LastActivity;

/** Shows people with their last activity, several of them at the price of one. */
@Component
final class Users {

    private final LastActivity activity;
    private final DateTimeFormatter time;

    Users(LastActivity activity, AuthSettings settings) {
        this.activity = activity;
        this.time =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(settings.zone());
    }

    User show(GetProfile.Result profile) {
        return show(List.of(profile)).getFirst();
    }

    List<User> show(List<GetProfile.Result> profiles) {
        Map<AccountId, Instant> active = activity.of(
                profiles.stream().map(profile -> profile.person().id()).toList());
        return profiles.stream()
                .map(profile ->
                        show(profile, active.getOrDefault(profile.person().id(), profile.registeredAt())))
                .toList();
    }

    private User show(GetProfile.Result profile, Instant lastActive) {
        Person person = profile.person();
        return new User(
                person.id().value(),
                person.name(),
                person.email(),
                person.avatar(),
                profile.role().name().toLowerCase(Locale.ROOT),
                time.format(lastActive));
    }
}
