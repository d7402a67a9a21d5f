package stoa.query.account.people;

import java.time.Instant;
import stoa.api.account.event.AccountRegistered;
import stoa.api.account.event.AccountRenamed;
import stoa.api.account.event.ProfileEdited;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;

/** What is known of one account. */
record StoredPerson(
        String name,
        String nickname,
        String email,
        String phone,
        String avatar,
        Said said,
        Role role,
        Instant registeredAt,
        Instant updatedAt,
        boolean disabled) {

    /** What the person tells of themselves at length. */
    record Said(String bio, int gender, String birthday, String location, String country) {

        private static final Said NOTHING = new Said("", 0, "", "", "");

        private Said after(ProfileEdited event) {
            return new Said(
                    event.bio().orElse(bio),
                    event.gender().orElse(gender),
                    event.birthday().orElse(birthday),
                    event.location().orElse(location),
                    event.country().orElse(country));
        }
    }

    static StoredPerson of(AccountRegistered event) {
        return new StoredPerson(
                event.name(),
                "",
                event.email(),
                "",
                "",
                Said.NOTHING,
                event.role(),
                event.registeredAt(),
                event.registeredAt(),
                false);
    }

    StoredPerson after(AccountRenamed event) {
        return new StoredPerson(
                event.name(), nickname, email, phone, avatar, said, role, registeredAt, event.renamedAt(), disabled);
    }

    StoredPerson after(ProfileEdited event) {
        return new StoredPerson(
                name,
                event.nickname().orElse(nickname),
                event.email().orElse(email),
                event.phone().orElse(phone),
                event.avatar().orElse(avatar),
                said.after(event),
                role,
                registeredAt,
                event.editedAt(),
                disabled);
    }

    StoredPerson shutOut(boolean now) {
        return new StoredPerson(name, nickname, email, phone, avatar, said, role, registeredAt, updatedAt, now);
    }

    Person person(AccountId id) {
        return new Person(id, name, nickname, email, avatar);
    }

    GetProfile.Result profile(AccountId id) {
        return new GetProfile.Result(
                person(id),
                said.bio(),
                said.gender(),
                said.birthday(),
                said.location(),
                said.country(),
                phone,
                role,
                registeredAt,
                updatedAt,
                disabled);
    }
}
