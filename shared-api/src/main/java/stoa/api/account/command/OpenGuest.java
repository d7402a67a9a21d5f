package stoa.api.account.command;

import stoa.api.account.AccountLimits;
import stoa.api.kernel.AccountId;

/**
 * Lets somebody in without registering: an account without a password and an e-mail, which ends once it has rested for
 * a day. If another account has the name, it becomes one that nobody has by four digits at its end.
 *
 * @param name the empty string for one that is made up
 */
public record OpenGuest(AccountId account, String name) {

    public OpenGuest {
        name = name.isBlank() ? "" : AccountLimits.requireName(name);
        AccountLimits.requireLength("name", name, 0, AccountLimits.GUEST_NAME_MAX);
    }
}
