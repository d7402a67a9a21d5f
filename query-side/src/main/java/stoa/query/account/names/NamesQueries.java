package stoa.query.account.names;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.account.query.FindAccountByName;
import stoa.api.account.query.FindPeopleByName;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.query.platform.join.People;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;
import stoa.vault.ClaimKeys;

/** Finds who holds a name, in whatever case it is written. */
@Component
class NamesQueries {

    private final LiveDocuments<AccountId> holders;
    private final ClaimKeys keys;
    private final People people;

    NamesQueries(ViewReads reads, NamesView view, ClaimKeys keys, People people) {
        this.holders = reads.documents(view);
        this.keys = keys;
        this.people = people;
    }

    @QueryHandler
    FindAccountByName.Result handle(FindAccountByName query) {
        return new FindAccountByName.Result(holders.find(keys.ofName(query.name()))
                .flatMap(account -> people.role(account).map(role -> new FindAccountByName.Holder(account, role))));
    }

    @QueryHandler
    FindPeopleByName.Result handle(FindPeopleByName query) {
        Map<String, AccountId> found =
                holders.findAll(query.names().stream().map(keys::ofName).collect(Collectors.toSet()));
        Map<AccountId, Person> persons = people.find(Set.copyOf(found.values()));
        Map<String, Person> named = new HashMap<>();
        for (String name : query.names()) {
            Optional.ofNullable(found.get(keys.ofName(name)))
                    .map(persons::get)
                    .filter(person -> !person.name().isEmpty())
                    .ifPresent(person -> named.put(name, person));
        }
        return new FindPeopleByName.Result(named);
    }
}
