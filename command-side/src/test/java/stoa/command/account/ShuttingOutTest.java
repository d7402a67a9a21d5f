package stoa.command.account;

import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.api.account.AccountError;
import stoa.api.account.ErasureReason;
import stoa.api.account.command.DisableAccount;
import stoa.api.account.command.EnableAccount;
import stoa.api.account.command.EraseAccount;
import stoa.api.account.command.RegisterAccount;
import stoa.api.account.event.AccountDisabled;
import stoa.api.account.event.AccountEnabled;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;

class ShuttingOutTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId ADMIN = new AccountId(1);

    private final DecisionFixture decisions = Decisions.of(new AccountDecisions(new ErasureSettings(false, true)));

    ShuttingOutTest() {
        decisions.when(new RegisterAccount(ADA, "Ada", "", Role.USER)).thenSucceeds();
        decisions.when(new RegisterAccount(ADMIN, "admin", "", Role.ADMIN)).thenSucceeds();
    }

    @AfterEach
    void stop() {
        decisions.close();
    }

    @Test
    void is_recorded_with_its_time_and_so_is_letting_in_again() {
        decisions.when(new DisableAccount(ADA)).thenAppends(in("account:7", new AccountDisabled(ADA, NOW)));
        decisions.when(new EnableAccount(ADA)).thenAppends(in("account:7", new AccountEnabled(ADA, NOW)));
    }

    @Test
    void done_twice_is_done() {
        decisions.when(new EnableAccount(ADA)).thenAppendsNothing();
        decisions.when(new DisableAccount(ADA)).thenSucceeds();
        decisions.when(new DisableAccount(ADA)).thenAppendsNothing();
    }

    @Test
    void is_not_for_administrators() {
        decisions.when(new DisableAccount(ADMIN)).thenRefuses(AccountError.ADMINISTRATOR_STAYS);
    }

    @Test
    void of_nobody_is_refused() {
        decisions.when(new DisableAccount(new AccountId(9))).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
        decisions.when(new EraseAccount(ADA, ErasureReason.LEGAL)).thenSucceeds();
        decisions.when(new DisableAccount(ADA)).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
        decisions.when(new EnableAccount(ADA)).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
    }
}
