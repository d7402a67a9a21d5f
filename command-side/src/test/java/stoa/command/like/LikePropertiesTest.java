package stoa.command.like;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.like.command.LikePost;
import stoa.api.like.command.WithdrawLike;
import stoa.api.like.event.LikeEvent;
import stoa.api.like.event.LikeWithdrawn;
import stoa.api.like.event.PostLiked;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostPublished;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;
import stoa.testkit.Posts;

/** What holds after any likes and withdrawals, on whichever of two nodes each arrives, while posts come and go. */
class LikePropertiesTest {

    private static final int STEPS = 1_000;
    private static final int POSTS = 8;
    private static final int PEOPLE = 4;
    private static final Duration BEHIND = Duration.ofSeconds(3);

    private final MemoryLedger ledger = Decisions.ledger();
    private final DecisionFixture inTime = node(Duration.ZERO);
    private final DecisionFixture late = node(BEHIND);
    private final Map<PostId, Boolean> posts = new HashMap<>();

    static LongStream seeds() {
        long fresh = Long.getLong("stoa.seed", System.nanoTime());
        return LongStream.of(1, 2, 3, fresh);
    }

    @ParameterizedTest(name = "seed {0} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void a_like_stands_once_and_only_while_its_post_is_there(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int step = 0; step < STEPS; step++) {
            PostId post = new PostId(1 + random.nextInt(POSTS));
            AccountId by = new AccountId(1 + random.nextInt(PEOPLE));
            DecisionFixture node = random.nextBoolean() ? inTime : late;
            switch (random.nextInt(60)) {
                case 0, 1, 2 -> publish(post);
                case 3 -> delete(post);
                default -> node.when(random.nextBoolean() ? new LikePost(post, by) : new WithdrawLike(post, by));
            }
        }
        Told told = new Told();
        ledger.appends().forEach(append -> append.events().forEach(event -> told.apply(event.getPayload())));
        assertThat(told.likes).as("likes").isPositive();
        assertThat(told.withdrawals).as("withdrawals").isPositive();
        assertThat(told.deletions).as("deleted posts").isPositive();
    }

    private void publish(PostId post) {
        if (posts.putIfAbsent(post, true) == null) {
            inTime.given(post.stream(), Posts.post().id(post).published());
        }
    }

    private void delete(PostId post) {
        if (Boolean.TRUE.equals(posts.replace(post, false))) {
            inTime.given(post.stream(), Posts.post().id(post).deleted());
        }
    }

    private DecisionFixture node(Duration behind) {
        Clock clock = Clock.fixed(DecisionFixture.NOW.minus(behind), ZoneOffset.UTC);
        return Decisions.node(ledger, new LikeDecisions()).with(Clock.class, clock);
    }

    /** Likes as the events tell them, independent of the aggregate under test. */
    private static final class Told {

        private final Set<PostId> there = new HashSet<>();
        private final Map<List<Object>, Instant> standing = new HashMap<>();
        private final Map<List<Object>, Instant> last = new HashMap<>();
        private int likes;
        private int withdrawals;
        private int deletions;

        void apply(Object event) {
            switch (event) {
                case PostPublished e -> there.add(e.post());
                case PostDeleted e -> {
                    there.remove(e.post());
                    deletions++;
                }
                case PostLiked e -> {
                    assertThat(standing.put(mind(e), e.likedAt()))
                            .as("liked already")
                            .isNull();
                    changesAt(e, e.likedAt());
                    likes++;
                }
                case LikeWithdrawn e -> {
                    assertThat(standing.remove(mind(e)))
                            .as("the like that is taken back")
                            .isEqualTo(e.likedAt());
                    changesAt(e, e.withdrawnAt());
                    withdrawals++;
                }
                default -> throw new AssertionError("not of this feature: " + event);
            }
        }

        private void changesAt(LikeEvent event, Instant time) {
            assertThat(there).as("posts that are there").contains(event.post());
            Instant before = last.put(mind(event), time);
            assertThat(before == null || before.isBefore(time))
                    .as("%s after %s", time, before)
                    .isTrue();
        }

        private static List<Object> mind(LikeEvent event) {
            return List.of(event.post(), event.by());
        }
    }
}
