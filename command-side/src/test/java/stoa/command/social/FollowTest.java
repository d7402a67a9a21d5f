package stoa.command.social;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import stoa.api.account.AccountError;
import stoa.api.account.event.AccountRegistered;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.FollowId;
import stoa.api.kernel.Role;
import stoa.api.social.SocialError;
import stoa.api.social.command.FollowAccount;
import stoa.api.social.command.UnfollowAccount;
import stoa.api.social.event.Followed;
import stoa.api.social.event.Unfollowed;
import stoa.command.platform.Aggregates;
import stoa.command.platform.Decisions;
import stoa.testkit.CountedIds;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

class FollowTest {

    private static final String STREAM = "follow:7:8";
    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(8);
    private static final FollowId FIRST = new FollowId(CountedIds.FIRST);
    private static final FollowId EARLIER = new FollowId(5);

    private final MemoryLedger ledger = Decisions.ledger();
    private final DecisionFixture decisions = Decisions.node(ledger, new SocialDecisions());

    @BeforeEach
    void bobIsThere() {
        decisions.given("account:8", new AccountRegistered(BOB, "Bob", "", Role.USER, NOW));
    }

    @AfterEach
    void stop() {
        decisions.close();
    }

    @Nested
    class Beginning {

        @Test
        void draws_id_and_time_and_rests_on_no_guard() {
            decisions.when(new FollowAccount(ADA, BOB)).thenAppends(in(STREAM, new Followed(FIRST, ADA, BOB, NOW)));
        }

        @Test
        void twice_is_refused() {
            decisions.given(STREAM, new Followed(EARLIER, ADA, BOB, NOW));

            decisions.when(new FollowAccount(ADA, BOB)).thenRefuses(SocialError.ALREADY_FOLLOWING);
        }

        @Test
        void anew_is_another_following() {
            decisions.given(STREAM, new Followed(EARLIER, ADA, BOB, NOW), new Unfollowed(EARLIER, ADA, BOB, NOW, NOW));

            decisions.when(new FollowAccount(ADA, BOB)).thenAppends(in(STREAM, new Followed(FIRST, ADA, BOB, NOW)));
        }

        @Test
        void back_is_a_stream_of_its_own() {
            decisions
                    .given("account:7", new AccountRegistered(ADA, "Ada", "", Role.USER, NOW))
                    .given(STREAM, new Followed(EARLIER, ADA, BOB, NOW));

            decisions
                    .when(new FollowAccount(BOB, ADA))
                    .thenAppends(in("follow:8:7", new Followed(FIRST, BOB, ADA, NOW)));
        }

        @Test
        void of_an_unknown_account_is_refused() {
            decisions.when(new FollowAccount(ADA, new AccountId(9))).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
        }

        @Test
        void of_an_account_that_another_node_has_just_opened_is_decided_on_what_there_is() {
            decisions.when(new FollowAccount(BOB, ADA)).thenRefuses(AccountError.ACCOUNT_NOT_FOUND);
            decisions.given("account:7", new AccountRegistered(ADA, "Ada", "", Role.USER, NOW));

            decisions.when(new FollowAccount(BOB, ADA)).thenSucceeds();
        }
    }

    @Nested
    class Ending {

        @Test
        void names_the_following_that_it_ends_and_since_when_it_lasted() {
            Instant since = NOW.minusSeconds(60);
            decisions.given(STREAM, new Followed(EARLIER, ADA, BOB, since));

            decisions
                    .when(new UnfollowAccount(ADA, BOB))
                    .thenAppends(in(STREAM, new Unfollowed(EARLIER, ADA, BOB, since, NOW)));
        }

        @Test
        void without_following_is_refused() {
            decisions.when(new UnfollowAccount(ADA, BOB)).thenRefuses(SocialError.NOT_FOLLOWING);
        }

        @Test
        void twice_is_refused() {
            decisions.given(STREAM, new Followed(EARLIER, ADA, BOB, NOW), new Unfollowed(EARLIER, ADA, BOB, NOW, NOW));

            decisions.when(new UnfollowAccount(ADA, BOB)).thenRefuses(SocialError.NOT_FOLLOWING);
        }

        @Test
        void of_who_follows_oneself_is_refused() {
            decisions.given(STREAM, new Followed(EARLIER, ADA, BOB, NOW));

            decisions.when(new UnfollowAccount(BOB, ADA)).thenRefuses(SocialError.NOT_FOLLOWING);
        }

        @Test
        void of_an_unknown_account_or_of_oneself_finds_no_following() {
            decisions.when(new UnfollowAccount(ADA, new AccountId(9))).thenRefuses(SocialError.NOT_FOLLOWING);
            decisions.when(new UnfollowAccount(ADA, ADA)).thenRefuses(SocialError.NOT_FOLLOWING);
        }
    }

    @Test
    void a_pair_that_goes_to_and_fro_is_loaded_from_a_snapshot() {
        IntStream.range(0, Aggregates.EVENTS_PER_SNAPSHOT / 2).forEach(time -> {
            decisions.when(new FollowAccount(ADA, BOB)).thenSucceeds();
            decisions.when(new UnfollowAccount(ADA, BOB)).thenSucceeds();
        });
        decisions.when(new UnfollowAccount(ADA, BOB)).thenRefuses(SocialError.NOT_FOLLOWING);

        assertThat(ledger.storedSnapshot(STREAM)).isPresent();
        assertThat(ledger.snapshotReads()).isPositive();
        decisions.when(new FollowAccount(ADA, BOB)).thenSucceeds();
        decisions.when(new FollowAccount(ADA, BOB)).thenRefuses(SocialError.ALREADY_FOLLOWING);
    }
}
