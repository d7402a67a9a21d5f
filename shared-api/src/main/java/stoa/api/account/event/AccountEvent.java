package stoa.api.account.event;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.StreamNamed;

/** What happens to one account, in its stream {@code account:<id>}. */
@StreamNamed("account:<id>")
public sealed interface AccountEvent
        permits AccountRegistered,
                AccountRenamed,
                ProfileEdited,
                PasswordChanged,
                AccountDisabled,
                AccountEnabled,
                AccountErased {
    AccountId account();
}
