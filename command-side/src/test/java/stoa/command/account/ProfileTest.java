package stoa.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.account.AccountError;
import stoa.api.account.command.RecordPasswordChange;
import stoa.api.account.command.RegisterAccount;
import stoa.api.account.event.EmailClaimed;
import stoa.api.account.event.EmailReleased;
import stoa.api.account.event.PasswordChanged;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Role;
import stoa.command.platform.Aggregates;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.Profiles;

class ProfileTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(8);
    private static final AccountId NOBODY = new AccountId(9);

    private final DecisionFixture decisions = Decisions.of(new AccountDecisions(new ErasureSettings(false, true)));

    ProfileTest() {
        decisions.when(new RegisterAccount(ADA, "Ada", "ada@x.org", Role.USER)).thenSucceeds();
        decisions.when(new RegisterAccount(BOB, "Bob", "", Role.USER)).thenSucceeds();
    }

    @AfterEach
    void stop() {
        decisions.close();
    }

    @Test
    void records_what_is_said_and_nothing_of_the_rest() {
        decisions
                .when(Profiles.of(ADA).bio("Counts.").gender(2).country("").edit())
                .thenAppends(in(
                        "account:7",
                        Profiles.of(ADA).bio("Counts.").gender(2).country("").edited()));
    }

    @Test
    void is_a_success_without_an_event_when_nothing_is_said() {
        decisions.when(Profiles.of(ADA).edit()).thenAppendsNothing();
    }

    @Test
    void of_an_unknown_account_is_refused() {
        decisions.when(Profiles.of(NOBODY).bio("x").edit()).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1815-12-10", "2026-11-21", ""})
    void takes_a_birthday_until_today(String birthday) {
        decisions
                .when(Profiles.of(ADA).birthday(birthday).edit())
                .thenAppends(in("account:7", Profiles.of(ADA).birthday(birthday).edited()));
    }

    @Test
    void refuses_a_birthday_in_the_future() {
        decisions.when(Profiles.of(ADA).birthday("2026-11-22").edit()).thenRefuses(KernelError.INVALID);
    }

    @Test
    void leaves_no_personal_data_in_a_snapshot() {
        for (int edits = 0; edits <= Aggregates.EVENTS_PER_SNAPSHOT; edits++) {
            decisions.when(Profiles.of(ADA)
                    .bio("Counts " + edits)
                    .email("secret" + edits + "@x.org")
                    .edit());
        }
        byte[] stored = decisions
                .ledger()
                .storedSnapshot("account:7")
                .orElseThrow()
                .getPayload()
                .getData();
        assertThat(new String(stored, StandardCharsets.UTF_8))
                .contains("\"id\":7")
                .doesNotContain("Ada")
                .doesNotContain("Counts");
    }

    @Nested
    class An_email {

        @Test
        void that_changes_claims_the_new_and_releases_the_old_in_one_append() {
            decisions
                    .when(Profiles.of(ADA).email("lovelace@x.org").edit())
                    .thenAppends(
                            in("email:key-of-lovelace@x.org", new EmailClaimed("key-of-lovelace@x.org", ADA)),
                            in("email:key-of-ada@x.org", new EmailReleased("key-of-ada@x.org", ADA)),
                            in(
                                    "account:7",
                                    Profiles.of(ADA).email("lovelace@x.org").edited()));
        }

        @Test
        void that_was_none_is_claimed() {
            decisions
                    .when(Profiles.of(BOB).email("bob@x.org").edit())
                    .thenAppends(
                            in("email:key-of-bob@x.org", new EmailClaimed("key-of-bob@x.org", BOB)),
                            in("account:8", Profiles.of(BOB).email("bob@x.org").edited()));
        }

        @Test
        void that_is_cleared_is_released_and_free_for_others() {
            decisions
                    .when(Profiles.of(ADA).email("").edit())
                    .thenAppends(
                            in("email:key-of-ada@x.org", new EmailReleased("key-of-ada@x.org", ADA)),
                            in("account:7", Profiles.of(ADA).email("").edited()));
            decisions.when(Profiles.of(BOB).email("ada@x.org").edit()).thenSucceeds();
            decisions.when(Profiles.of(ADA).email("ada@x.org").edit()).thenRefuses(AccountError.NAME_OR_EMAIL_TAKEN);
        }

        @Test
        void cleared_by_several_collides_with_nobody() {
            decisions.when(Profiles.of(ADA).email("").edit()).thenSucceeds();
            decisions.when(Profiles.of(BOB).email("").edit()).thenAppendsNothing();
        }

        @ParameterizedTest
        @ValueSource(strings = {"ada@x.org", "ADA@X.org", " ada@x.org "})
        void that_is_the_persons_own_already_is_no_event(String spelling) {
            decisions.when(Profiles.of(ADA).email(spelling).edit()).thenAppendsNothing();
        }

        @Test
        void that_is_the_persons_own_already_is_left_out_beside_other_changes() {
            decisions
                    .when(Profiles.of(ADA).email("ada@x.org").bio("Counts.").edit())
                    .thenAppends(in("account:7", Profiles.of(ADA).bio("Counts.").edited()));
        }

        @Test
        void of_another_is_refused_and_changes_nothing_else() {
            decisions
                    .when(Profiles.of(BOB).email("ada@x.org").bio("I am Ada").edit())
                    .thenRefuses(AccountError.NAME_OR_EMAIL_TAKEN);
        }
    }

    @Nested
    class A_password_change {

        @Test
        void is_recorded_with_its_time_and_without_the_password() {
            decisions.when(new RecordPasswordChange(ADA)).thenAppends(in("account:7", new PasswordChanged(ADA, NOW)));
        }

        @Test
        void of_an_unknown_account_is_refused() {
            decisions.when(new RecordPasswordChange(NOBODY)).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
        }
    }
}
