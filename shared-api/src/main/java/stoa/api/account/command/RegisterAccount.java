package stoa.api.account.command;

import stoa.api.account.AccountLimits;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;

/**
 * Opens an account under a unique name and, if given, a unique e-mail. The account's password is in the vault before
 * this is sent. Guests come by {@link OpenGuest}.
 *
 * @param email the empty string for none
 * @param nickname the empty string for none
 * @param phone the empty string for none
 */
public record RegisterAccount(AccountId account, String name, String email, Role role, String nickname, String phone) {

    public RegisterAccount {
        name = AccountLimits.requireName(name);
        email = AccountLimits.requireEmail(email);
        nickname = AccountLimits.requireNickname(nickname);
        phone = AccountLimits.requirePhone(phone);
    }

    /** An account of which no more is said than its name and its e-mail. */
    public RegisterAccount(AccountId account, String name, String email, Role role) {
        this(account, name, email, role, "", "");
    }
}
