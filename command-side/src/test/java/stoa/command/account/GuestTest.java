package stoa.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.account.AccountError;
import stoa.api.account.ErasureReason;
import stoa.api.account.command.EraseAccount;
import stoa.api.account.command.OpenGuest;
import stoa.api.account.command.RegisterAccount;
import stoa.api.account.event.AccountErased;
import stoa.api.account.event.AccountRegistered;
import stoa.api.account.event.NameClaimed;
import stoa.api.account.event.NameReleased;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;
import stoa.testkit.Profiles;

class GuestTest {

    private static final AccountId GUEST = new AccountId(1_508_976_640_000_001L);

    private final MemoryLedger ledger = Decisions.ledger();
    private final DecisionFixture decisions =
            Decisions.node(ledger, new AccountDecisions(new ErasureSettings(false, true)));

    @AfterEach
    void stop() {
        decisions.close();
    }

    private String openedAs(AccountId account, String wish) {
        decisions.when(new OpenGuest(account, wish)).thenSucceeds();
        return ledger.appends().getLast().events().stream()
                .map(event -> event.getPayload())
                .filter(AccountRegistered.class::isInstance)
                .map(event -> ((AccountRegistered) event).name())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void gets_the_name_that_is_wished_for_and_no_email() {
        decisions
                .when(new OpenGuest(GUEST, " Wanderer "))
                .thenAppends(
                        in("name:key-of-wanderer", new NameClaimed("key-of-wanderer", GUEST)),
                        in(GUEST.stream(), new AccountRegistered(GUEST, "Wanderer", "", Role.GUEST, NOW)));
    }

    @Test
    void gets_four_digits_to_a_name_that_is_taken_in_any_spelling() {
        decisions
                .when(new RegisterAccount(new AccountId(7), "wanderer", "", Role.USER))
                .thenSucceeds();

        assertThat(openedAs(GUEST, "Wanderer")).matches("Wanderer_[0-9]{4}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void who_wishes_for_none_gets_a_name_that_is_made_up(String wish) {
        assertThat(openedAs(GUEST, wish)).matches("游客[0-9]{6}");
    }

    @Test
    void a_thousand_who_come_in_one_moment_get_names_of_their_own() {
        Set<String> names = new HashSet<>();
        for (long id = 0; id < 1_000; id++) {
            assertThat(names.add(openedAs(new AccountId(GUEST.value() + id), "")))
                    .isTrue();
        }
    }

    @Test
    void the_same_sent_again_finds_the_account_open() {
        String name = openedAs(GUEST, "");

        decisions.when(new OpenGuest(GUEST, "")).thenAppendsNothing();
        assertThat(name).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "Administrator", "me", "system"})
    void may_not_wish_for_a_name_of_the_service(String wish) {
        decisions.when(new OpenGuest(GUEST, wish)).thenRefuses(AccountError.NAME_RESERVED);
    }

    @Test
    void edits_nothing() {
        openedAs(GUEST, "");

        decisions.when(Profiles.of(GUEST).bio("x").edit()).thenRefuses(AccountError.NOT_FOR_GUESTS);
        decisions.when(Profiles.of(GUEST).name("Eve").edit()).thenRefuses(AccountError.NOT_FOR_GUESTS);
    }

    @Test
    void leaves_the_name_to_others_once_gone_whatever_holds_for_people() {
        openedAs(GUEST, "Wanderer");

        decisions
                .when(new EraseAccount(GUEST, ErasureReason.GUEST_GONE))
                .thenAppends(
                        in("name:key-of-wanderer", new NameReleased("key-of-wanderer", GUEST)),
                        in(GUEST.stream(), new AccountErased(GUEST, ErasureReason.GUEST_GONE, NOW)));
        decisions.when(new OpenGuest(new AccountId(7), "wanderer")).thenSucceeds();
    }
}
