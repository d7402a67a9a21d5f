package stoa.command.account;

import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.account.AccountError;
import stoa.api.account.command.RegisterAccount;
import stoa.api.account.event.AccountRegistered;
import stoa.api.account.event.EmailClaimed;
import stoa.api.account.event.EmailReleased;
import stoa.api.account.event.NameClaimed;
import stoa.api.account.event.NameReleased;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.Role;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;

class RegistrationTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(8);

    private final DecisionFixture decisions = Decisions.of(new AccountDecisions(new ErasureSettings(false, true)));

    @AfterEach
    void stop() {
        decisions.close();
    }

    @Test
    void writes_account_and_claims_in_one_append() {
        decisions
                .when(new RegisterAccount(ADA, "Ada", "Ada@example.org", Role.USER))
                .thenAppends(
                        in("name:key-of-ada", new NameClaimed("key-of-ada", ADA)),
                        in("email:key-of-ada@example.org", new EmailClaimed("key-of-ada@example.org", ADA)),
                        in("account:7", new AccountRegistered(ADA, "Ada", "Ada@example.org", Role.USER, NOW)));
    }

    @Test
    void claims_no_email_where_none_is_given() {
        decisions
                .when(new RegisterAccount(ADA, "Ada", "", Role.USER))
                .thenAppends(
                        in("name:key-of-ada", new NameClaimed("key-of-ada", ADA)),
                        in("account:7", new AccountRegistered(ADA, "Ada", "", Role.USER, NOW)));
    }

    @Test
    void carries_actor_face_and_request_into_every_event() {
        decisions
                .when(
                        new RegisterAccount(ADA, "Ada", "ada@example.org", Role.USER),
                        Map.of(MetaKeys.ACTOR, "7", MetaKeys.FACE, "forum", MetaKeys.REQUEST_ID, "r-1", "other", "x"))
                .thenEventsSayExactly(Map.of(MetaKeys.ACTOR, "7", MetaKeys.FACE, "forum", MetaKeys.REQUEST_ID, "r-1"));
    }

    @Test
    void succeeds_without_an_event_when_the_same_registration_is_sent_again() {
        decisions.when(new RegisterAccount(ADA, "Ada", "ada@example.org", Role.USER));

        decisions
                .when(new RegisterAccount(ADA, "Ada", "ada@example.org", Role.USER))
                .thenAppendsNothing();
    }

    @Nested
    class A_name {

        @ParameterizedTest
        @ValueSource(strings = {"Ada", "ADA", "  ada ", "\uFF21da"})
        void is_refused_when_another_holds_it_in_any_spelling(String spelling) {
            decisions.given("name:key-of-ada", new NameClaimed("key-of-ada", BOB));

            decisions
                    .when(new RegisterAccount(ADA, spelling, "", Role.USER))
                    .thenRefuses(AccountError.NAME_OR_EMAIL_TAKEN);
        }

        @Test
        void can_be_taken_again_once_it_was_released() {
            decisions.given("name:key-of-ada", new NameClaimed("key-of-ada", BOB), new NameReleased("key-of-ada", BOB));

            decisions
                    .when(new RegisterAccount(ADA, "ada", "", Role.USER))
                    .thenAppends(
                            in("name:key-of-ada", new NameClaimed("key-of-ada", ADA)),
                            in("account:7", new AccountRegistered(ADA, "ada", "", Role.USER, NOW)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "me",
                    "info",
                    "profile",
                    "search",
                    "status",
                    "top",
                    "world",
                    "System",
                    "admin",
                    "ADMIN",
                    "Admin7",
                    "administrator",
                    "\uFF21dmin"
                })
        void of_the_service_itself_is_refused_to_users(String name) {
            decisions.when(new RegisterAccount(ADA, name, "", Role.USER)).thenRefuses(AccountError.NAME_RESERVED);
            decisions.when(new RegisterAccount(ADA, name, "", Role.GUEST)).thenRefuses(AccountError.NAME_RESERVED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"mel", "topaz", "worldly", "badmin", "my admin"})
        void that_only_contains_a_reserved_one_is_free(String name) {
            decisions.when(new RegisterAccount(ADA, name, "", Role.USER)).thenSucceeds();
        }

        @Test
        void of_the_service_itself_is_given_to_the_administrator() {
            decisions.when(new RegisterAccount(ADA, "admin", "", Role.ADMIN)).thenSucceeds();
        }

        @Test
        void stays_the_only_one_of_an_account() {
            decisions.when(new RegisterAccount(ADA, "Ada", "", Role.USER));

            decisions.when(new RegisterAccount(ADA, "Lovelace", "", Role.USER)).thenRefuses(KernelError.INVALID);
        }
    }

    @Nested
    class An_email {

        @Test
        void is_refused_when_another_holds_it_and_leaves_the_name_free() {
            decisions.given("email:key-of-a@x.org", new EmailClaimed("key-of-a@x.org", BOB));

            decisions
                    .when(new RegisterAccount(ADA, "Ada", " A@X.org", Role.USER))
                    .thenRefuses(AccountError.NAME_OR_EMAIL_TAKEN);
            decisions
                    .when(new RegisterAccount(ADA, "Ada", "b@x.org", Role.USER))
                    .thenSucceeds();
        }

        @Test
        void can_be_taken_again_once_it_was_released() {
            decisions.given(
                    "email:key-of-a@x.org",
                    new EmailClaimed("key-of-a@x.org", BOB),
                    new EmailReleased("key-of-a@x.org", BOB));

            decisions
                    .when(new RegisterAccount(ADA, "Ada", "a@x.org", Role.USER))
                    .thenSucceeds();
        }
    }
}
