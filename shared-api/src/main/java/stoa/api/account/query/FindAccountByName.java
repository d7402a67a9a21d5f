package stoa.api.account.query;

import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;

/** The account that holds a name, compared by its canonical form. */
public record FindAccountByName(String name) {

    /** Empty if nobody holds the name. */
    public record Result(Optional<Holder> holder) {}

    /** Who holds the name, and with which role. */
    public record Holder(AccountId account, Role role) {}
}
