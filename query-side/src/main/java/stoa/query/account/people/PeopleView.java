package stoa.query.account.people;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.account.event.AccountDisabled;
import stoa.api.account.event.AccountEnabled;
import stoa.api.account.event.AccountErased;
import stoa.api.account.event.AccountEvent;
import stoa.api.account.event.AccountRegistered;
import stoa.api.account.event.AccountRenamed;
import stoa.api.account.event.ProfileEdited;
import stoa.api.kernel.Role;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each account, by its id; none for whoever has been erased. */
@Component
class PeopleView implements DocumentView<StoredPerson> {

    private static final ViewName NAME = new ViewName("account", "people", 3);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(
                AccountRegistered.class,
                AccountRenamed.class,
                ProfileEdited.class,
                AccountDisabled.class,
                AccountEnabled.class,
                AccountErased.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(((AccountEvent) event).account().toString());
    }

    @Override
    public Optional<StoredPerson> fold(String id, Optional<StoredPerson> before, Object event) {
        return switch (event) {
            case AccountRegistered it -> Optional.of(StoredPerson.of(it));
            case AccountRenamed it -> before.map(person -> person.after(it));
            case ProfileEdited it -> before.map(person -> person.after(it));
            case AccountDisabled it -> before.map(person -> person.shutOut(true));
            case AccountEnabled it -> before.map(person -> person.shutOut(false));
            case AccountErased it -> Optional.empty();
            default -> before;
        };
    }

    @Override
    public Document write(StoredPerson person) {
        return new Document("name", person.name())
                .append("nickname", person.nickname())
                .append("email", person.email())
                .append("phone", person.phone())
                .append("avatar", person.avatar())
                .append("bio", person.said().bio())
                .append("gender", person.said().gender())
                .append("birthday", person.said().birthday())
                .append("location", person.said().location())
                .append("country", person.said().country())
                .append("role", person.role().name())
                .append("registeredAt", Date.from(person.registeredAt()))
                .append("updatedAt", Date.from(person.updatedAt()))
                .append("disabled", person.disabled());
    }

    @Override
    public StoredPerson read(Document stored) {
        return new StoredPerson(
                stored.getString("name"),
                stored.getString("nickname"),
                stored.getString("email"),
                stored.getString("phone"),
                stored.getString("avatar"),
                said(stored),
                Role.valueOf(stored.getString("role")),
                stored.getDate("registeredAt").toInstant(),
                stored.getDate("updatedAt").toInstant(),
                stored.getBoolean("disabled"));
    }

    private static StoredPerson.Said said(Document stored) {
        return new StoredPerson.Said(
                stored.getString("bio"),
                stored.getInteger("gender"),
                stored.getString("birthday"),
                stored.getString("location"),
                stored.getString("country"));
    }
}
