package stoa.command.account;

import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.api.account.AccountError;
import stoa.api.account.ErasureReason;
import stoa.api.account.command.EraseAccount;
import stoa.api.account.command.RecordPasswordChange;
import stoa.api.account.command.RegisterAccount;
import stoa.api.account.event.AccountErased;
import stoa.api.account.event.EmailReleased;
import stoa.api.account.event.NameReleased;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Role;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.Profiles;

class ErasureTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(8);
    private static final EraseAccount ERASE_ADA = new EraseAccount(ADA, ErasureReason.OWN_WISH);

    private DecisionFixture decisions = given(new ErasureSettings(false, true));

    private static DecisionFixture given(ErasureSettings settings) {
        DecisionFixture fixture = Decisions.of(new AccountDecisions(settings));
        fixture.when(new RegisterAccount(ADA, "Ada", "ada@x.org", Role.USER)).thenSucceeds();
        return fixture;
    }

    private void over(ErasureSettings settings) {
        decisions.close();
        decisions = given(settings);
    }

    @AfterEach
    void stop() {
        decisions.close();
    }

    @Test
    void holds_the_name_and_releases_the_email_in_the_same_append() {
        decisions
                .when(ERASE_ADA)
                .thenAppends(
                        in("email:key-of-ada@x.org", new EmailReleased("key-of-ada@x.org", ADA)),
                        in("account:7", new AccountErased(ADA, ErasureReason.OWN_WISH, NOW)));

        decisions.when(new RegisterAccount(BOB, "ada", "", Role.USER)).thenRefuses(AccountError.NAME_OR_EMAIL_TAKEN);
        decisions.when(new RegisterAccount(BOB, "Bob", "ada@x.org", Role.USER)).thenSucceeds();
    }

    @Test
    void releases_the_name_or_holds_the_email_where_a_setting_says_so() {
        over(new ErasureSettings(true, false));

        decisions
                .when(new EraseAccount(ADA, ErasureReason.LEGAL))
                .thenAppends(
                        in("name:key-of-ada", new NameReleased("key-of-ada", ADA)),
                        in("account:7", new AccountErased(ADA, ErasureReason.LEGAL, NOW)));

        decisions
                .when(new RegisterAccount(BOB, "Bob", "ada@x.org", Role.USER))
                .thenRefuses(AccountError.NAME_OR_EMAIL_TAKEN);
        decisions.when(new RegisterAccount(BOB, "Ada", "", Role.USER)).thenSucceeds();
    }

    @Test
    void releases_the_email_that_the_person_had_last() {
        decisions.when(Profiles.of(ADA).email("new@x.org").edit()).thenSucceeds();

        decisions
                .when(ERASE_ADA)
                .thenAppends(
                        in("email:key-of-new@x.org", new EmailReleased("key-of-new@x.org", ADA)),
                        in("account:7", new AccountErased(ADA, ErasureReason.OWN_WISH, NOW)));
    }

    @Test
    void done_again_succeeds_without_an_event() {
        decisions.when(ERASE_ADA).thenSucceeds();

        decisions.when(new EraseAccount(ADA, ErasureReason.LEGAL)).thenAppendsNothing();
    }

    @Test
    void leaves_an_account_that_does_nothing_any_more() {
        decisions.when(ERASE_ADA).thenSucceeds();

        decisions.when(Profiles.of(ADA).bio("back").edit()).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
        decisions.when(new RecordPasswordChange(ADA)).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
        decisions.when(new RegisterAccount(ADA, "Other", "", Role.USER)).thenRefuses(KernelError.INVALID);
    }

    @Test
    void of_an_unknown_account_is_refused() {
        decisions.when(new EraseAccount(BOB, ErasureReason.LEGAL)).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
    }

    @Test
    void of_an_administrator_is_refused() {
        decisions.when(new RegisterAccount(BOB, "admin", "", Role.ADMIN)).thenSucceeds();

        decisions.when(new EraseAccount(BOB, ErasureReason.OWN_WISH)).thenRefuses(AccountError.ADMINISTRATOR_STAYS);
    }
}
