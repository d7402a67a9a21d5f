package stoa.command.like;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;
import static stoa.testkit.Likes.like;
import static stoa.testkit.Posts.post;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.api.like.LikeError;
import stoa.api.post.PostError;
import stoa.command.platform.Aggregates;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

class LikingTest {

    private static final String POST = "post:1001";
    private static final String LIKE = "like:1001:8";

    private final DecisionFixture decisions = Decisions.of(new LikeDecisions());

    @AfterEach
    void stop() {
        decisions.close();
    }

    @Nested
    class Liking_a_post {

        @Test
        void writes_to_a_stream_of_its_own_and_tells_what_counts_need() {
            decisions.given(POST, post().at(NOW.minusSeconds(60)).published());

            decisions
                    .when(like().give())
                    .thenAppendsUnderGuards(
                            Map.of(POST, 0L),
                            in(
                                    LIKE,
                                    like().of(post().published().post(), NOW.minusSeconds(60))
                                            .at(NOW)
                                            .given()));
        }

        @Test
        void does_not_depend_on_other_peoples_likes() {
            AccountId somebodyElse = new AccountId(9);
            decisions
                    .given(POST, post().published())
                    .given("like:1001:9", like().by(somebodyElse).given());

            decisions.when(like().give()).thenAppendsUnderGuards(Map.of(POST, 0L), in(LIKE, like().given()));
        }

        @Test
        void twice_is_refused() {
            decisions.given(POST, post().published()).given(LIKE, like().given());

            decisions.when(like().give()).thenRefuses(LikeError.ALREADY_LIKED);
        }

        @Test
        void again_after_taking_it_back_succeeds() {
            decisions
                    .given(POST, post().published())
                    .given(
                            LIKE,
                            like().at(NOW.minusSeconds(2)).given(),
                            like().at(NOW.minusSeconds(2)).withdrawn(NOW.minusSeconds(1)));

            decisions
                    .when(like().give())
                    .thenAppendsUnderGuards(
                            Map.of(POST, 0L), in(LIKE, like().at(NOW).given()));
        }

        @Test
        void rests_on_the_post_as_it_is_after_an_edit() {
            decisions.given(POST, post().published(), post().edited());

            decisions.when(like().give()).thenAppendsUnderGuards(Map.of(POST, 1L), in(LIKE, like().given()));
        }

        @Test
        void that_never_was_or_is_deleted_is_refused() {
            decisions.when(like().give()).thenRefuses(PostError.POST_NOT_FOUND);
            decisions.given(POST, post().published(), post().deleted());
            decisions.when(like().give()).thenRefuses(PostError.POST_NOT_FOUND);
        }

        @Test
        void is_allowed_to_its_author() {
            AccountId author = post().published().author();
            decisions.given(POST, post().published());

            decisions.when(like().by(author).give()).thenSucceeds();
        }
    }

    @Nested
    class Taking_a_like_back {

        @Test
        void tells_when_the_like_was_given() {
            decisions
                    .given(POST, post().published())
                    .given(LIKE, like().at(NOW.minusSeconds(90)).given());

            decisions
                    .when(like().withdraw())
                    .thenAppendsUnderGuards(
                            Map.of(POST, 0L),
                            in(LIKE, like().at(NOW.minusSeconds(90)).withdrawn(NOW)));
        }

        @Test
        void that_was_never_given_is_refused() {
            decisions.given(POST, post().published());

            decisions.when(like().withdraw()).thenRefuses(LikeError.NOT_LIKED);
        }

        @Test
        void twice_is_refused() {
            decisions.given(POST, post().published()).given(LIKE, like().given(), like().withdrawn(NOW.plusSeconds(1)));

            decisions.when(like().withdraw()).thenRefuses(LikeError.NOT_LIKED);
        }

        @Test
        void of_a_deleted_post_is_refused() {
            decisions
                    .given(POST, post().published())
                    .given(LIKE, like().given())
                    .given(POST, post().deleted());

            decisions.when(like().withdraw()).thenRefuses(PostError.POST_NOT_FOUND);
        }
    }

    @Test
    void is_decided_from_a_snapshot_where_a_mind_was_changed_often() {
        MemoryLedger ledger = Decisions.ledger();
        try (DecisionFixture here = Decisions.node(ledger, new LikeDecisions());
                DecisionFixture elsewhere = Decisions.node(ledger, new LikeDecisions())) {
            here.given(POST, post().published());
            for (int i = 0; i < Aggregates.EVENTS_PER_SNAPSHOT; i++) {
                here.when(like().give()).thenSucceeds();
                here.when(like().withdraw()).thenSucceeds();
            }

            elsewhere.when(like().withdraw()).thenRefuses(LikeError.NOT_LIKED);
            elsewhere.when(like().give()).thenSucceeds();
            assertThat(ledger.snapshotReads()).as("snapshots read").isPositive();
        }
    }

    @Test
    void times_go_on_where_the_clock_of_this_node_is_behind() {
        Clock behind = Clock.fixed(NOW.minusSeconds(5), ZoneOffset.UTC);
        decisions
                .with(Clock.class, behind)
                .given(POST, post().published())
                .given(LIKE, like().at(NOW).given());

        decisions
                .when(like().withdraw())
                .thenAppendsUnderGuards(
                        Map.of(POST, 0L), in(LIKE, like().at(NOW).withdrawn(NOW.plusNanos(1_000))));
    }
}
