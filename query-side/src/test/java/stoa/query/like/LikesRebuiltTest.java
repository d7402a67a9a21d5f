package stoa.query.like;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PostId;
import stoa.api.like.event.PostLiked;
import stoa.api.like.query.GetLike;
import stoa.api.like.query.ListLikeHistory;
import stoa.api.post.query.GetPost;
import stoa.api.post.query.ListHotPosts;
import stoa.api.post.query.PostView;
import stoa.query.testing.Given;
import stoa.query.testing.Mongos;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;

/** What the views say of likes follows from the events alone: counted by hand, and the same after a rebuild. */
class LikesRebuiltTest {

    private static final int POSTS = 15;
    private static final int PEOPLE = 12;
    private static final int CHANGES = 900;
    private static final Duration WEEK = Duration.ofDays(7);

    private final TestLedger ledger = new TestLedger(1);
    private final Map<Long, Map<Long, PostLiked>> standing = new HashMap<>();

    static Stream<Arguments> everywhere() {
        long fresh = Long.getLong("stoa.seed", System.nanoTime());
        return Mongos.everyOne()
                .flatMap(mongo -> LongStream.of(1, 2, fresh).mapToObj(seed -> Arguments.of(mongo, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1} (-Dstoa.seed={1} repeats it)")
    @MethodSource("everywhere")
    void counts_scores_and_histories_are_those_of_the_events_also_after_a_rebuild(Mongo mongo, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Object> events = events(random);
        ledger.append(events.subList(0, events.size() / 2));
        try (QuerySide live =
                QuerySide.start(World.on(mongo.freshDatabase(), ledger, 7)).caughtUp()) {
            ledger.append(events.subList(events.size() / 2, events.size()));
            Object shown = shown(live.caughtUp());
            assertThat(shown).isEqualTo(expected(events));
            try (QuerySide rebuilt = QuerySide.start(World.on(mongo.freshDatabase(), ledger, 100))
                    .caughtUp()) {
                assertThat(shown(rebuilt)).isEqualTo(shown);
                assertThat(histories(rebuilt)).isEqualTo(histories(live));
            }
        }
    }

    private List<Object> events(SplittableRandom random) {
        List<Object> events = new ArrayList<>();
        for (long post = 1; post <= POSTS; post++) {
            events.add(Given.published(post, 7));
        }
        Duration since = Duration.ZERO;
        for (int i = 0; i < CHANGES; i++) {
            // About nine days in all, so that some likes are too late to score and some withdrawals come after that.
            since = since.plusSeconds(random.nextInt(1_800));
            events.add(change(1 + random.nextInt(POSTS), 1 + random.nextInt(PEOPLE), since));
        }
        return events;
    }

    private Object change(long post, long by, Duration since) {
        Map<Long, PostLiked> likes = standing.computeIfAbsent(post, none -> new HashMap<>());
        PostLiked like = likes.remove(by);
        if (like != null) {
            return Given.withdrawn(
                    like, Duration.between(like.likedAt(), like.publishedAt().plus(since)));
        }
        PostLiked fresh = Given.liked(post, 7, by, since);
        likes.put(by, fresh);
        return fresh;
    }

    /** Of each post: its likes, who they are by, and its score if it is among the ten hottest. */
    private record Shown(long likes, List<Long> by) {}

    private record All(Map<Long, Shown> posts, List<List<Long>> hot) {}

    private All expected(List<Object> events) {
        Map<Long, Shown> posts = new TreeMap<>();
        List<List<Long>> scores = new ArrayList<>();
        for (long post = 1; post <= POSTS; post++) {
            Map<Long, PostLiked> likes = standing.getOrDefault(post, Map.of());
            posts.put(
                    post,
                    new Shown(likes.size(), likes.keySet().stream().sorted().toList()));
            Instant until = Given.at(post).plus(WEEK);
            long scored = likes.values().stream()
                    .filter(like -> !like.likedAt().isAfter(until))
                    .count();
            scores.add(List.of(post, Given.at(post).getEpochSecond() + 432 * scored));
        }
        scores.sort((one, other) -> one.get(1).equals(other.get(1))
                ? Long.compare(other.get(0), one.get(0))
                : Long.compare(other.get(1), one.get(1)));
        assertThat(events).hasSize(POSTS + CHANGES);
        return new All(posts, scores.subList(0, 10));
    }

    private static All shown(QuerySide views) {
        Map<Long, Shown> posts = new TreeMap<>();
        for (long post = 1; post <= POSTS; post++) {
            PostId id = new PostId(post);
            List<Long> by = LongStream.rangeClosed(1, PEOPLE)
                    .filter(person -> views.ask(new GetLike(id, new AccountId(person)), GetLike.Result.class)
                            .stands())
                    .boxed()
                    .toList();
            posts.put(
                    post,
                    new Shown(
                            views.ask(new GetPost(id), PostView.class).counts().likes(), by));
        }
        List<List<Long>> hot = views.ask(new ListHotPosts(), ListHotPosts.Result.class).posts().stream()
                .map(post -> List.of(post.id().value(), post.score()))
                .toList();
        return new All(posts, hot);
    }

    private static List<ListLikeHistory.Result> histories(QuerySide views) {
        return LongStream.rangeClosed(1, POSTS)
                .mapToObj(post -> views.ask(
                        new ListLikeHistory(new PostId(post), new Page(1, 100)), ListLikeHistory.Result.class))
                .toList();
    }
}
