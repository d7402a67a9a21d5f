package stoa.query.platform.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static stoa.query.testing.Given.liked;
import static stoa.query.testing.Given.published;
import static stoa.query.testing.Given.registered;
import static stoa.query.testing.Given.viewed;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.view.ViewDiff;
import stoa.api.view.ViewDiff.Difference;
import stoa.api.view.ViewDiff.Guilty;
import stoa.query.platform.Rebuilds;
import stoa.query.platform.compare.Recheck;
import stoa.query.platform.compare.Recheck.Finding;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;

/** Faults planted in views of each kind: found against another version, and against the ledger. */
class DiffTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long SEED = 20_260_102;
    private static final int POSTS = 30;

    private World world;
    private QuerySide side;

    @AfterEach
    void end() {
        side.close();
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void two_versions_of_a_view_without_faults_do_not_differ(Mongo mongo) {
        start(mongo);
        for (String view : List.of("post-page", "post-feed", "post-hot", "post-tally", "post-tagged")) {
            rebuild(view);
            assertThat(diff(view).isEmpty()).as(view).isTrue();
            assertThat(diff(view).compared()).as(view).isPositive();
        }
        assertThat(check()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_document_changed_by_hand_is_found_and_no_event_is_guilty_of_it(Mongo mongo) {
        start(mongo);
        collection("post_page_v1").updateOne(id("7"), set("title", "not what they wrote"));
        rebuild("post-page");

        ViewDiff diff = diff("post-page");
        assertThat(diff.differences())
                .containsExactly(new Difference("7", "different", diff.position(), "post-page-v1", Optional.empty()));
        assertThat(diff.guilty()).isEmpty();
        assertThat(check()).containsExactly(new Finding("post-page", "post-page-v1", Set.of("7")));
        assertThat(counted("post-page-v1")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void an_event_that_was_skipped_is_found_and_told(Mongo mongo) {
        start(mongo);
        long skipped = world.ledger().append(List.of(viewed(5, 1_000)));
        world.ledger().append(List.of(viewed(5, 1)));
        side.caughtUp();
        // As it would be without that event.
        Document tally = collection("post_tally_v1").find(id("5")).first();
        collection("post_tally_v1").updateOne(id("5"), set("views", tally.getLong("views") - 1_000));
        rebuild("post-tally");

        assertThat(diff("post-tally").guilty()).contains(new Guilty(skipped, "post.PostViewed"));
        assertThat(diff("post-tally").differences())
                .extracting(Difference::part, Difference::wrong)
                .containsExactly(tuple("5", "post-tally-v1"));
        assertThat(check()).containsExactly(new Finding("post-tally", "post-tally-v1", Set.of("5")));
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void what_one_version_lacks_and_what_only_one_has_is_told_apart(Mongo mongo) {
        start(mongo);
        collection("post_page_v1").insertOne(strange("999"));
        collection("post_page_v1").deleteOne(id("8"));
        rebuild("post-page");

        ViewDiff diff = diff("post-page");
        assertThat(List.of(diff.missing(), diff.added(), diff.different())).containsExactly(1L, 1L, 0L);
        assertThat(diff.differences())
                .extracting(Difference::part, Difference::kind)
                .containsExactly(tuple("8", "added"), tuple("999", "missing"));
        assertThat(diff.guilty().map(Guilty::event)).contains("post.PostPublished");
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_post_that_a_list_or_a_ranking_lost_is_found(Mongo mongo) {
        start(mongo);
        rebuild("post-feed");
        rebuild("post-hot");
        Document feed = collection("post_feed_lists_v1").find(id("all")).first();
        Document ranking = collection("post_hot_lists_v1").find(id("ranking")).first();
        long lost = world.ledger().append(List.of(published(500, 7, "go")));
        side.caughtUp();
        collection("post_feed_lists_v1").replaceOne(id("all"), feed.append("position", lost));
        collection("post_hot_lists_v1").replaceOne(id("ranking"), ranking.append("position", lost));

        assertThat(diff("post-feed").differences())
                .extracting(Difference::part, Difference::kind, Difference::wrong)
                .containsExactly(tuple("all/0/500", "added", "post-feed-v1"));
        assertThat(diff("post-feed").guilty()).contains(new Guilty(lost, "post.PostPublished"));
        assertThat(diff("post-hot").differences())
                .extracting(Difference::part, Difference::kind, Difference::wrong)
                .containsExactly(tuple("500", "different", "post-hot-v1"));
        assertThat(check())
                .containsExactlyInAnyOrder(
                        new Finding("post-feed", "post-feed-v1", Set.of("all/0/500")),
                        new Finding("post-hot", "post-hot-v1", Set.of("500")));
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void what_changes_all_the_time_is_compared_at_one_position(Mongo mongo) {
        start(mongo);
        rebuild("post-tally");
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 400; i++) {
                world.ledger().append(List.of(viewed(1 + i % 3, 1)));
            }
        });
        while (writer.isAlive()) {
            assertThat(diff("post-tally").missing() + diff("post-tally").different())
                    .isZero();
            assertThat(check()).isEmpty();
        }
        assertThat(diff("post-tally").isEmpty()).isTrue();
    }

    private void start(Mongo mongo) {
        world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        List<Object> events = new ArrayList<>(List.of(registered(7, "alice"), registered(8, "bob")));
        for (int post = 1; post <= POSTS; post++) {
            events.add(published(post, 7, "go"));
            events.add(viewed(post, post));
            events.add(liked(post, 7, 8, Duration.ofMinutes(1)));
        }
        world.ledger().append(events);
        side = QuerySide.start(world).caughtUp();
    }

    private void rebuild(String view) {
        Rebuilds rebuilds = side.bean(Rebuilds.class);
        rebuilds.rebuild(view);
        await().atMost(PATIENCE)
                .until(() -> rebuilds.get(view).beside().orElseThrow().state().equals("following"));
    }

    private ViewDiff diff(String view) {
        Rebuilds rebuilds = side.bean(Rebuilds.class);
        rebuilds.compare(view);
        await().atMost(PATIENCE)
                .until(() -> !rebuilds.diff(view).orElseThrow().state().equals("comparing"));
        assertThat(rebuilds.diff(view).orElseThrow().failure()).isEmpty();
        return rebuilds.diff(view).orElseThrow();
    }

    private List<Finding> check() {
        return side.bean(Recheck.class).pass(10_000, new Random(SEED), () -> true);
    }

    private double counted(String view) {
        return side.bean(MeterRegistry.class)
                .get("stoa.views.check.different")
                .tag("view", view)
                .counter()
                .count();
    }

    private MongoCollection<Document> collection(String name) {
        return world.database().getCollection(name);
    }

    private static Document id(String id) {
        return new Document("_id", id);
    }

    private static Document set(String field, Object value) {
        return new Document("$set", new Document(field, value));
    }

    private Document strange(String id) {
        Document copy = collection("post_page_v1").find(id("1")).first();
        copy.put("_id", id);
        return copy;
    }
}
