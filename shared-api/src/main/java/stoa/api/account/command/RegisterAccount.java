package stoa.api.account.command;

import stoa.api.account.AccountLimits;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;

/**
 * Opens an account under a unique name and, if given, a unique e-mail. The account's password is in the vault before
 * this is sent.
 *
 * @param email the empty string for none
 */
public record RegisterAccount(AccountId account, String name, String email, Role role) {

    public RegisterAccount {
        name = AccountLimits.requireName(name);
        email = AccountLimits.requireEmail(email);
    }
}
