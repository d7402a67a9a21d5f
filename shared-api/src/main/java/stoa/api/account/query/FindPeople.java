package stoa.api.account.query;

import java.util.Map;
import java.util.Set;
import stoa.api.kernel.AccountId;

/** How several people appear; whoever has no account is {@link Person#unknown}. One read, however many. */
public record FindPeople(Set<AccountId> accounts) {

    /** A person for every id that was asked for. */
    public record Result(Map<AccountId, Person> people) {}
}
