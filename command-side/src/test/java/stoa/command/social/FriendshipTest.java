package stoa.command.social;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.account.AccountError;
import stoa.api.account.event.AccountRegistered;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.FriendshipId;
import stoa.api.kernel.Role;
import stoa.api.social.SocialError;
import stoa.api.social.command.BefriendAccount;
import stoa.api.social.command.UnfriendAccount;
import stoa.api.social.event.Befriended;
import stoa.api.social.event.Unfriended;
import stoa.command.platform.Aggregates;
import stoa.command.platform.Decisions;
import stoa.testkit.CountedIds;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

class FriendshipTest {

    private static final String STREAM = "friend:7:8";
    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(8);
    private static final AccountId GUEST = new AccountId(6);
    private static final FriendshipId FIRST = new FriendshipId(CountedIds.FIRST);
    private static final FriendshipId EARLIER = new FriendshipId(5);

    private final MemoryLedger ledger = Decisions.ledger();
    private final DecisionFixture decisions = Decisions.node(ledger, new SocialDecisions());

    @BeforeEach
    void allAreThere() {
        decisions
                .given("account:7", new AccountRegistered(ADA, "Ada", "", Role.USER, NOW))
                .given("account:8", new AccountRegistered(BOB, "Bob", "", Role.USER, NOW))
                .given("account:6", new AccountRegistered(GUEST, "Guest", "", Role.GUEST, NOW));
    }

    @AfterEach
    void stop() {
        decisions.close();
    }

    @Test
    void begins_at_once_in_one_stream_whoever_of_the_two_wants_it() {
        decisions.when(new BefriendAccount(BOB, ADA)).thenAppends(in(STREAM, new Befriended(FIRST, BOB, ADA, NOW)));
    }

    @Test
    void lasts_once_at_a_time_seen_from_either() {
        decisions.given(STREAM, new Befriended(EARLIER, ADA, BOB, NOW));

        decisions.when(new BefriendAccount(ADA, BOB)).thenRefuses(SocialError.ALREADY_FRIENDS);
        decisions.when(new BefriendAccount(BOB, ADA)).thenRefuses(SocialError.ALREADY_FRIENDS);
    }

    @Test
    void ends_by_either_and_says_since_when_it_lasted() {
        Instant since = NOW.minusSeconds(60);
        decisions.given(STREAM, new Befriended(EARLIER, ADA, BOB, since));

        decisions
                .when(new UnfriendAccount(BOB, ADA))
                .thenAppends(in(STREAM, new Unfriended(EARLIER, BOB, ADA, since, NOW)));
        decisions.when(new UnfriendAccount(ADA, BOB)).thenRefuses(SocialError.NOT_FRIENDS);
    }

    @Test
    void anew_is_another_friendship() {
        decisions.given(STREAM, new Befriended(EARLIER, ADA, BOB, NOW), new Unfriended(EARLIER, ADA, BOB, NOW, NOW));

        decisions.when(new BefriendAccount(ADA, BOB)).thenAppends(in(STREAM, new Befriended(FIRST, ADA, BOB, NOW)));
    }

    @Test
    void with_nobody_is_refused() {
        decisions.when(new BefriendAccount(ADA, new AccountId(9))).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
        decisions.when(new UnfriendAccount(ADA, new AccountId(9))).thenRefuses(SocialError.NOT_FRIENDS);
    }

    @Test
    void is_not_for_guests_to_begin_but_they_may_be_befriended() {
        decisions.when(new BefriendAccount(GUEST, ADA)).thenRefuses(AccountError.NOT_FOR_GUESTS);
        decisions.when(new BefriendAccount(ADA, GUEST)).thenSucceeds();
    }

    @Test
    void that_goes_to_and_fro_is_loaded_from_a_snapshot() {
        for (int turn = 0; turn <= Aggregates.EVENTS_PER_SNAPSHOT / 2; turn++) {
            decisions.when(new BefriendAccount(ADA, BOB)).thenSucceeds();
            decisions.when(new UnfriendAccount(BOB, ADA)).thenSucceeds();
        }
        assertThat(ledger.storedSnapshot(STREAM)).isPresent();
        decisions.when(new UnfriendAccount(ADA, BOB)).thenRefuses(SocialError.NOT_FRIENDS);
        decisions.when(new BefriendAccount(ADA, BOB)).thenSucceeds();
    }
}
