package stoa.query.account.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountError;
import stoa.api.account.query.FindPeople;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.query.platform.join.People;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Answers who somebody is, to clients and to the queries of other views. */
@Component
class PeopleQueries implements People {

    private final LiveDocuments<StoredPerson> people;

    PeopleQueries(ViewReads reads, PeopleView view) {
        this.people = reads.documents(view);
    }

    @QueryHandler
    GetProfile.Result handle(GetProfile query) {
        return people.find(query.account().toString())
                .map(person -> person.profile(query.account()))
                .orElseThrow(() -> new Rejection(AccountError.ACCOUNT_NOT_FOUND, "no account " + query.account()));
    }

    @QueryHandler
    FindPeople.Result handle(FindPeople query) {
        return new FindPeople.Result(find(query.accounts()));
    }

    @Override
    public Map<AccountId, Person> find(Collection<AccountId> ids) {
        Map<AccountId, StoredPerson> found = people.findAll(Set.copyOf(ids));
        Map<AccountId, Person> persons = HashMap.newHashMap(found.size());
        for (AccountId id : ids) {
            StoredPerson person = found.get(id);
            persons.put(id, person == null ? Person.unknown(id) : person.person(id));
        }
        return persons;
    }

    @Override
    public Map<AccountId, GetProfile.Result> profiles(Collection<AccountId> ids) {
        Map<AccountId, GetProfile.Result> profiles = new HashMap<>();
        people.findAll(Set.copyOf(ids)).forEach((id, person) -> profiles.put(id, person.profile(id)));
        return profiles;
    }

    @Override
    public Optional<Role> role(AccountId id) {
        return people.find(id.toString()).map(StoredPerson::role);
    }
}
