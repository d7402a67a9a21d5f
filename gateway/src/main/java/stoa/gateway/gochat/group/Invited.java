package stoa.gateway.gochat.group;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import stoa.api.account.AccountError;
import stoa.api.account.query.FindPeople;
import stoa.api.account.query.FindPeopleByName;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.group.GroupLimits;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;
import stoa.gateway.platform.Queries;

/**
 * Finds out who is meant by a list of members: by id first, then by name. Its browser client offers a list of names
 * that is written into it, so whoever is not there is passed over where a group is made.
 */
@Component
final class Invited {

    private final Queries queries;

    Invited(Queries queries) {
        this.queries = queries;
    }

    /** Those who are there; {@link KernelError#INVALID} for nobody at all, or too many. */
    List<AccountId> known(List<SaidMember> said) {
        return found(said).values().stream().distinct().toList();
    }

    /** All of them; {@link AccountError#ACCOUNT_NOT_FOUND} if one is not there. */
    List<AccountId> all(List<SaidMember> said) {
        Map<SaidMember, AccountId> found = found(said);
        if (!found.keySet().containsAll(said)) {
            throw new Rejection(AccountError.ACCOUNT_NOT_FOUND, "somebody who is to come in is not there");
        }
        return found.values().stream().distinct().toList();
    }

    private Map<SaidMember, AccountId> found(List<SaidMember> said) {
        if (said == null || said.isEmpty() || said.size() > GroupLimits.ADDED_AT_ONCE) {
            throw new Rejection(KernelError.INVALID, "1 to " + GroupLimits.ADDED_AT_ONCE + " members");
        }
        Map<SaidMember, AccountId> found = byId(said);
        Set<String> names = said.stream()
                .filter(each -> !found.containsKey(each) && !each.text().isBlank())
                .map(SaidMember::text)
                .collect(Collectors.toSet());
        if (!names.isEmpty()) {
            queries.ask(new FindPeopleByName(names), FindPeopleByName.Result.class)
                    .people()
                    .forEach((name, person) -> found.put(new SaidMember(name), person.id()));
        }
        return found;
    }

    private Map<SaidMember, AccountId> byId(List<SaidMember> said) {
        Set<AccountId> ids = said.stream().flatMap(each -> each.id().stream()).collect(Collectors.toSet());
        Map<AccountId, Person> people = ids.isEmpty()
                ? Map.of()
                : queries.ask(new FindPeople(ids), FindPeople.Result.class).people();
        return said.stream()
                .distinct()
                .filter(each -> each.id().filter(id -> isThere(people.get(id))).isPresent())
                .collect(Collectors.toMap(Function.identity(), each -> each.id().orElseThrow()));
    }

    /** Nobody who is there has no name. */
    private static boolean isThere(Person person) {
        return !person.name().isEmpty();
    }

    /** Those of them who can be in a group: guests can not, and who is gone by now. One read for each. */
    List<AccountId> admissible(List<AccountId> people) {
        return people.stream().flatMap(this::admissible).toList();
    }

    private Stream<AccountId> admissible(AccountId account) {
        try {
            GetProfile.Result profile = queries.ask(new GetProfile(account), GetProfile.Result.class);
            return profile.role() == Role.GUEST ? Stream.empty() : Stream.of(account);
        } catch (Rejection gone) {
            if (gone.code() != AccountError.ACCOUNT_NOT_FOUND) {
                throw gone;
            }
            return Stream.empty();
        }
    }
}
