package stoa.command.conversation;

import stoa.api.account.AccountStanding;
import stoa.api.kernel.AccountId;
import stoa.command.platform.Observed;

/** Who can be written to. Asked without a guard: a last word to somebody who is just leaving does no harm. */
final class Recipients {

    private final Observed<AccountStanding> accounts;

    Recipients(Observed<AccountStanding> accounts) {
        this.accounts = accounts;
    }

    /** A guest answers, and does not begin. */
    void requireNoGuest(AccountId account) {
        accounts.glance(account.stream()).requireNoGuest();
    }

    void requireThere(AccountId account) {
        accounts.glance(account.stream()).requireThere();
    }
}
