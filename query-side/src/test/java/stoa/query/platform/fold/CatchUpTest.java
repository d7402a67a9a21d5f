package stoa.query.platform.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static stoa.query.testing.Given.viewed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.query.platform.ViewSettings.Pace;
import stoa.query.platform.mongo.MongoViewStore;
import stoa.query.testing.BreakableStore;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;

/** A view that is far behind at the start: what it makes of chunks, and what may come between. */
class CatchUpTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final int EVENTS = 7_000;
    private static final int POSTS = 10;

    @ParameterizedTest
    @MethodSource(MONGOS)
    void each_event_counts_once_over_all_chunks_and_after_them(Mongo mongo) {
        World world = farBehind(mongo, 1);

        try (ViewRun run = ViewRun.of(world)) {
            run.caughtUp();
            assertThat(run.find(3)).contains((long) EVENTS / POSTS);
            world.ledger().append(List.of(viewed(3, 1_000_000)));
            assertThat(run.caughtUp().find(3)).contains(1_000_000L + EVENTS / POSTS);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void what_stands_at_one_position_stays_in_one_chunk(Mongo mongo) {
        World world = farBehind(mongo, 3);

        try (ViewRun run = ViewRun.of(world)) {
            assertThat(run.caughtUp().find(3)).contains((long) EVENTS / POSTS);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_view_that_fails_on_its_way_is_brought_on_by_its_processor(Mongo mongo) {
        World world = farBehind(mongo, 1);
        BreakableStore store = new BreakableStore(new MongoViewStore(world.database()));
        store.breakWrites(collection -> true);

        try (ViewRun run = ViewRun.of(world, store, UnaryOperator.identity())) {
            await().until(() -> store.failures() > 1);
            assertThat(run.passed())
                    .as("nothing is written, so nothing is passed")
                    .isLessThanOrEqualTo(0);
            store.repair();
            assertThat(run.caughtUp().find(3)).contains((long) EVENTS / POSTS);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_view_that_another_node_has_claimed_is_left_to_it(Mongo mongo) {
        World world = farBehind(mongo, 1);

        try (ViewRun owner = ViewRun.of(world);
                ViewRun other = ViewRun.of(world)) {
            owner.caughtUp();
            other.caughtUp();
            assertThat(owner.find(3)).contains((long) EVENTS / POSTS);
            assertThat(other.find(3)).contains((long) EVENTS / POSTS);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_view_that_was_filled_before_goes_on_where_it_stood(Mongo mongo) {
        World world = farBehind(mongo, 1);
        try (ViewRun run = ViewRun.of(world)) {
            run.caughtUp();
        }
        world.ledger().append(views());

        try (ViewRun run = ViewRun.of(world)) {
            assertThat(run.caughtUp().find(3)).contains(2L * EVENTS / POSTS);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void every_one_of_many_chunks_is_as_long_as_it_may_be(Mongo mongo) {
        World world = farBehind(mongo, 1, new Pace(100, 100));
        BreakableStore store = new BreakableStore(new MongoViewStore(world.database()));

        try (ViewRun run = ViewRun.of(world, store, UnaryOperator.identity())) {
            run.caughtUp();
            assertThat(store.writes()).isEqualTo(EVENTS / 100);
        }
    }

    /** So many events that the chunks grow several times. */
    private static World farBehind(Mongo mongo, int deliveries) {
        return farBehind(mongo, deliveries, new Pace(100, 3_000));
    }

    private static World farBehind(Mongo mongo, int deliveries, Pace pace) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(deliveries), 1_000, pace);
        world.ledger().append(views());
        return world;
    }

    private static List<Object> views() {
        List<Object> views = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            views.add(viewed(1 + i % POSTS, 1));
        }
        return views;
    }
}
