package stoa.query.account.people;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.account.event.AccountErased;
import stoa.api.account.event.AccountEvent;
import stoa.api.account.event.AccountRegistered;
import stoa.api.account.event.ProfileEdited;
import stoa.api.kernel.Role;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each account, by its id; none for whoever has been erased. */
@Component
class PeopleView implements DocumentView<StoredPerson> {

    private static final ViewName NAME = new ViewName("account", "people", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(AccountRegistered.class, ProfileEdited.class, AccountErased.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(((AccountEvent) event).account().toString());
    }

    @Override
    public Optional<StoredPerson> fold(String id, Optional<StoredPerson> before, Object event) {
        return switch (event) {
            case AccountRegistered it ->
                Optional.of(new StoredPerson(it.name(), it.email(), "", "", 0, "", "", "", it.role()));
            case ProfileEdited it -> before.map(person -> edited(person, it));
            case AccountErased it -> Optional.empty();
            default -> before;
        };
    }

    private static StoredPerson edited(StoredPerson person, ProfileEdited event) {
        return new StoredPerson(
                person.name(),
                event.email().orElse(person.email()),
                event.avatar().orElse(person.avatar()),
                event.bio().orElse(person.bio()),
                event.gender().orElse(person.gender()),
                event.birthday().orElse(person.birthday()),
                event.location().orElse(person.location()),
                event.country().orElse(person.country()),
                person.role());
    }

    @Override
    public Document write(StoredPerson person) {
        return new Document("name", person.name())
                .append("email", person.email())
                .append("avatar", person.avatar())
                .append("bio", person.bio())
                .append("gender", person.gender())
                .append("birthday", person.birthday())
                .append("location", person.location())
                .append("country", person.country())
                .append("role", person.role().name());
    }

    @Override
    public StoredPerson read(Document stored) {
        return new StoredPerson(
                stored.getString("name"),
                stored.getString("email"),
                stored.getString("avatar"),
                stored.getString("bio"),
                stored.getInteger("gender"),
                stored.getString("birthday"),
                stored.getString("location"),
                stored.getString("country"),
                Role.valueOf(stored.getString("role")));
    }
}
