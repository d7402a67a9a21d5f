package stoa.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.account.AccountError;
import stoa.api.account.command.RegisterAccount;
import stoa.api.account.event.AccountRenamed;
import stoa.api.account.event.EmailClaimed;
import stoa.api.account.event.EmailReleased;
import stoa.api.account.event.NameClaimed;
import stoa.api.account.event.NameReleased;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;
import stoa.command.platform.Aggregates;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.Profiles;

class RenamingTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(8);
    private static final AccountId ADMIN = new AccountId(1);

    private final DecisionFixture decisions = Decisions.of(new AccountDecisions(new ErasureSettings(false, true)));

    RenamingTest() {
        decisions.when(new RegisterAccount(ADA, "Ada", "ada@x.org", Role.USER)).thenSucceeds();
        decisions.when(new RegisterAccount(BOB, "Bob", "", Role.USER)).thenSucceeds();
    }

    @AfterEach
    void stop() {
        decisions.close();
    }

    @Test
    void claims_the_new_name_and_releases_the_old_in_one_append() {
        decisions
                .when(Profiles.of(ADA).name(" Lovelace ").edit())
                .thenAppends(
                        in("name:key-of-lovelace", new NameClaimed("key-of-lovelace", ADA)),
                        in("name:key-of-ada", new NameReleased("key-of-ada", ADA)),
                        in("account:7", new AccountRenamed(ADA, "Lovelace", NOW)));
    }

    @Test
    void comes_along_with_whatever_else_is_edited() {
        decisions
                .when(Profiles.of(ADA)
                        .name("Lovelace")
                        .email("l@x.org")
                        .phone("1")
                        .edit())
                .thenAppends(
                        in("name:key-of-lovelace", new NameClaimed("key-of-lovelace", ADA)),
                        in("name:key-of-ada", new NameReleased("key-of-ada", ADA)),
                        in("email:key-of-l@x.org", new EmailClaimed("key-of-l@x.org", ADA)),
                        in("email:key-of-ada@x.org", new EmailReleased("key-of-ada@x.org", ADA)),
                        in(
                                "account:7",
                                new AccountRenamed(ADA, "Lovelace", NOW),
                                Profiles.of(ADA).email("l@x.org").phone("1").edited()));
    }

    @Test
    void leaves_the_old_name_to_others_and_lets_its_owner_take_it_back_if_it_is_free() {
        decisions.when(Profiles.of(ADA).name("Lovelace").edit()).thenSucceeds();
        decisions.when(Profiles.of(BOB).name("ada").edit()).thenSucceeds();
        decisions.when(Profiles.of(ADA).name("Ada").edit()).thenRefuses(AccountError.NAME_OR_EMAIL_TAKEN);
        decisions.when(Profiles.of(BOB).name("Bob").edit()).thenSucceeds();
        decisions.when(Profiles.of(ADA).name("Ada").edit()).thenSucceeds();
    }

    @Test
    void to_another_spelling_of_ones_own_name_needs_no_claim() {
        decisions
                .when(Profiles.of(ADA).name("ADA").edit())
                .thenAppends(in("account:7", new AccountRenamed(ADA, "ADA", NOW)));
    }

    @Test
    void to_what_one_is_called_already_is_no_event() {
        decisions.when(Profiles.of(ADA).name(" Ada ").edit()).thenAppendsNothing();
        decisions.when(Profiles.of(ADA).name("Lovelace").edit()).thenSucceeds();
        decisions.when(Profiles.of(ADA).name("Lovelace").edit()).thenAppendsNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "BOB", "Ｂob"})
    void to_anothers_name_is_refused_with_all_that_came_along(String name) {
        decisions
                .when(Profiles.of(ADA).name(name).bio("I am Bob").edit())
                .thenRefuses(AccountError.NAME_OR_EMAIL_TAKEN);
    }

    @Test
    void is_undone_by_an_email_that_is_taken() {
        decisions
                .when(Profiles.of(BOB).name("Robert").email("ada@x.org").edit())
                .thenRefuses(AccountError.NAME_OR_EMAIL_TAKEN);

        decisions.when(Profiles.of(ADA).name("Robert").edit()).thenSucceeds();
        decisions.when(Profiles.of(BOB).name("Bob").edit()).thenAppendsNothing();
    }

    @Test
    void to_a_name_of_the_service_is_refused() {
        decisions.when(Profiles.of(ADA).name("admin2").edit()).thenRefuses(AccountError.NAME_RESERVED);
    }

    @Test
    void is_not_for_administrators_whose_name_the_service_looks_for_at_its_start() {
        decisions.when(new RegisterAccount(ADMIN, "admin", "", Role.ADMIN)).thenSucceeds();

        decisions.when(Profiles.of(ADMIN).name("root").edit()).thenRefuses(AccountError.ADMINISTRATOR_STAYS);
        decisions.when(Profiles.of(ADMIN).name("admin").bio("x").edit()).thenSucceeds();
    }

    @Test
    void of_an_unknown_account_is_refused() {
        decisions.when(Profiles.of(new AccountId(9)).name("Eve").edit()).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
    }

    @Test
    void leaves_no_name_in_a_snapshot() {
        for (int turn = 0; turn <= Aggregates.EVENTS_PER_SNAPSHOT; turn++) {
            decisions.when(Profiles.of(ADA).name("Lovelace" + turn).edit()).thenSucceeds();
        }
        byte[] stored = decisions
                .ledger()
                .storedSnapshot("account:7")
                .orElseThrow()
                .getPayload()
                .getData();
        assertThat(new String(stored, StandardCharsets.UTF_8))
                .contains("\"id\":7")
                .doesNotContain("Lovelace");
    }
}
