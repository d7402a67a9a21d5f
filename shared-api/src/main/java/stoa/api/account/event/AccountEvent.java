package stoa.api.account.event;

import stoa.api.kernel.AccountId;

/** What happens to one account, in its stream {@code account:<id>}. */
public sealed interface AccountEvent permits AccountRegistered, ProfileEdited, PasswordChanged {
    AccountId account();
}
