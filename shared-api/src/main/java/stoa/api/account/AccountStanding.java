package stoa.api.account;

import stoa.api.account.event.AccountDisabled;
import stoa.api.account.event.AccountEnabled;
import stoa.api.account.event.AccountErased;
import stoa.api.account.event.AccountEvent;
import stoa.api.account.event.AccountRegistered;
import stoa.api.account.event.AccountRenamed;
import stoa.api.account.event.PasswordChanged;
import stoa.api.account.event.ProfileEdited;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Role;

/**
 * What other features may know of an account when they decide: whether somebody is there to be followed or written to,
 * and whether they are a guest, who may do less. Folded from the account's own stream.
 */
public record AccountStanding(boolean there, boolean guest) {

    /** Of a stream that has no event. */
    public static final AccountStanding NOBODY = new AccountStanding(false, false);

    /** This standing once {@code event} has happened. */
    public AccountStanding after(AccountEvent event) {
        return switch (event) {
            case AccountRegistered registered -> new AccountStanding(true, registered.role() == Role.GUEST);
            case AccountRenamed renamed -> this;
            case ProfileEdited edited -> this;
            case PasswordChanged changed -> this;
            case AccountDisabled disabled -> this;
            case AccountEnabled enabled -> this;
            case AccountErased erased -> NOBODY;
        };
    }

    /** Refuses with {@link AccountError#ACCOUNT_NOT_FOUND} where nobody is there. */
    public void requireThere() {
        if (!there) {
            throw new Rejection(AccountError.ACCOUNT_NOT_FOUND, "there is no such account");
        }
    }

    /** Refuses with {@link AccountError#NOT_FOR_GUESTS} what takes an account that was registered. */
    public void requireNoGuest() {
        if (guest) {
            throw new Rejection(AccountError.NOT_FOR_GUESTS, "guests may not do that");
        }
    }
}
