package stoa.query.platform.join;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;

/** How accounts appear beside what they wrote. */
public interface People {

    /** A person for every id, {@link Person#unknown} where there is no such account. */
    Map<AccountId, Person> find(Collection<AccountId> ids);

    /** What those of the accounts that exist say of themselves. */
    Map<AccountId, GetProfile.Result> profiles(Collection<AccountId> ids);

    /** The role of an account, empty if there is no such account. */
    Optional<Role> role(AccountId id);
}
