package stoa.query.platform.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static stoa.query.testing.Given.viewed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.Rejection;
import stoa.api.view.ViewError;
import stoa.api.view.ViewState.Failure;
import stoa.query.platform.ViewSettings.Pace;
import stoa.query.platform.mongo.MongoViewStore;
import stoa.query.testing.BreakableStore;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;

/** A version filled beside the one that is read: switched to, gone back from, stopped, failed, dropped. */
class RebuildTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final int EVENTS = 4_000;
    private static final int POSTS = 10;

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_version_fills_beside_the_one_that_is_read_and_takes_its_place(Mongo mongo) {
        World world = world(mongo);
        try (RebuildRun run = RebuildRun.of(world)) {
            run.plant(3, 1_000_000);
            assertThat(names(run)).containsExactly("test-totals-v1");

            run.rebuilds().rebuild(RebuildRun.VIEW);
            run.until("following");
            assertThat(names(run)).containsExactly("test-totals-v1", "test-totals-v1.2");
            assertThat(run.state().beside().orElseThrow().documents()).isEqualTo(POSTS);
            assertThat(run.find(3)).as("nothing has changed for readers").contains(1_000_000L);

            run.rebuilds().switchOver(RebuildRun.VIEW);
            assertThat(run.find(3)).contains((long) EVENTS / POSTS);
            assertThat(names(run)).containsExactly("test-totals-v1.2", "test-totals-v1");
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void both_versions_follow_the_log_so_that_going_back_costs_nothing(Mongo mongo) {
        World world = world(mongo);
        try (RebuildRun run = switched(world)) {
            write(run, world, 3, 1);
            run.rebuilds().back(RebuildRun.VIEW);
            assertThat(run.find(3)).contains(EVENTS / POSTS + 1L);
            write(run, world, 3, 1);
            run.rebuilds().switchOver(RebuildRun.VIEW);
            assertThat(run.find(3)).contains(EVENTS / POSTS + 2L);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void who_writes_reads_it_whichever_version_is_switched_to_meanwhile(Mongo mongo) {
        World world = world(mongo);
        try (RebuildRun run = switched(world)) {
            AtomicBoolean written = new AtomicBoolean();
            CompletableFuture<Void> turning = CompletableFuture.runAsync(() -> {
                while (!written.get()) {
                    run.rebuilds().back(RebuildRun.VIEW);
                    run.rebuilds().switchOver(RebuildRun.VIEW);
                }
            });
            for (int i = 1; i <= 300 && !turning.isDone(); i++) {
                write(run, world, 3, 1);
                assertThat(run.find(3)).contains((long) EVENTS / POSTS + i);
            }
            written.set(true);
            turning.join();
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_poisoned_event_ends_it_and_is_told_and_the_version_that_is_read_goes_on(Mongo mongo) {
        World world = world(mongo);
        long poison = world.ledger().append(List.of(viewed(3, Totals.POISON)));
        try (RebuildRun run = RebuildRun.of(world)) {
            run.view().becomeCareless();
            run.rebuilds().rebuild(RebuildRun.VIEW);
            run.until("failed");
            assertThat(run.state().beside().orElseThrow().failure())
                    .contains(
                            new Failure(poison, "3", "java.lang.IllegalArgumentException: so many at once can not be"));
            assertThat(run.state().beside().orElseThrow().parked()).isZero();
            refused(ViewError.VERSION_NOT_READY, () -> run.rebuilds().switchOver(RebuildRun.VIEW));
            write(run, world, 4, 1);

            run.view().repair();
            run.rebuilds().resume(RebuildRun.VIEW);
            run.until("following").rebuilds().switchOver(RebuildRun.VIEW);
            assertThat(run.find(3)).contains(EVENTS / POSTS + (long) Totals.POISON);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void what_poisons_a_version_that_is_read_parks_one_document_also_in_the_one_it_replaced(Mongo mongo) {
        World world = world(mongo);
        try (RebuildRun run = switched(world)) {
            run.view().becomeCareless();
            write(run, world, 3, Totals.POISON);
            write(run, world, 4, 1);
            assertThat(run.find(4)).contains(EVENTS / POSTS + 1L);
            assertThat(run.state().live().parked()).isEqualTo(1);
            assertThat(run.state().beside().orElseThrow().parked()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_version_stops_and_goes_on_where_it_stood_also_after_the_node_ended(Mongo mongo) {
        World world = world(mongo);
        BreakableStore store = new BreakableStore(new MongoViewStore(world.database()));
        try (RebuildRun run = RebuildRun.of(world, store)) {
            store.breakWrites("test_totals_v1_2"::equals);
            run.rebuilds().rebuild(RebuildRun.VIEW);
            await().until(() -> store.failures() > 0);
            run.rebuilds().stop(RebuildRun.VIEW);
            refused(ViewError.VERSION_NOT_READY, () -> run.rebuilds().stop(RebuildRun.VIEW));
            run.until("stopped");
        }
        try (RebuildRun later = RebuildRun.of(world)) {
            assertThat(later.state().beside().orElseThrow().state()).isEqualTo("stopped");
            later.rebuilds().resume(RebuildRun.VIEW);
            later.until("following").rebuilds().switchOver(RebuildRun.VIEW);
            assertThat(later.find(3)).contains((long) EVENTS / POSTS);
        }
        try (RebuildRun again = RebuildRun.of(world)) {
            assertThat(names(again)).as("the choice outlives the node").startsWith("test-totals-v1.2");
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void what_is_dropped_leaves_nothing_and_makes_room_for_another(Mongo mongo) {
        World world = world(mongo);
        try (RebuildRun run = switched(world)) {
            refused(ViewError.VIEW_HAS_TWO_VERSIONS, () -> run.rebuilds().rebuild(RebuildRun.VIEW));
            run.rebuilds().drop(RebuildRun.VIEW);
            run.untilDropped();
            assertThat(world.database().listCollectionNames().into(new ArrayList<>()))
                    .contains("test_totals_v1_2")
                    .doesNotContain("test_totals_v1");
            assertThat(tokens(world)).containsExactly("test-totals-v1.2");
            refused(ViewError.NO_VERSION_BESIDE, () -> run.rebuilds().back(RebuildRun.VIEW));

            run.rebuilds().rebuild(RebuildRun.VIEW);
            run.until("following");
            assertThat(names(run)).containsExactly("test-totals-v1.2", "test-totals-v1.3");
            write(run, world, 3, 1);
            assertThat(run.find(3)).contains(EVENTS / POSTS + 1L);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void all_nodes_read_the_version_that_one_of_them_was_switched_to(Mongo mongo) {
        World world = world(mongo);
        try (RebuildRun one = RebuildRun.of(world);
                RebuildRun other = RebuildRun.of(world)) {
            one.plant(3, 1_000_000);
            other.plant(3, 1_000_000);
            assertThat(one.find(3)).isEqualTo(other.find(3)).contains(1_000_000L);
            one.rebuilds().rebuild(RebuildRun.VIEW);
            one.until("following");
            await().until(() -> tryToSwitch(other));
            await().until(() -> one.find(3).orElseThrow() == EVENTS / POSTS);
            for (int i = 1; i <= 20; i++) {
                write(one, world, 3, 1);
                assertThat(one.find(3)).contains((long) EVENTS / POSTS + i);
                assertThat(other.find(3)).contains((long) EVENTS / POSTS + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void what_can_not_be_is_refused_with_its_reason(Mongo mongo) {
        try (RebuildRun run = RebuildRun.of(world(mongo))) {
            refused(ViewError.VIEW_NOT_FOUND, () -> run.rebuilds().rebuild("test-nothing"));
            refused(ViewError.NO_VERSION_BESIDE, () -> run.rebuilds().switchOver(RebuildRun.VIEW));
            refused(ViewError.NO_VERSION_BESIDE, () -> run.rebuilds().drop(RebuildRun.VIEW));
            run.rebuilds().rebuild(RebuildRun.VIEW);
            run.until("following");
            refused(ViewError.NO_OLDER_VERSION, () -> run.rebuilds().back(RebuildRun.VIEW));
            refused(ViewError.VERSION_NOT_STOPPED, () -> run.rebuilds().resume(RebuildRun.VIEW));
        }
    }

    private static boolean tryToSwitch(RebuildRun node) {
        try {
            node.rebuilds().switchOver(RebuildRun.VIEW);
            return true;
        } catch (Rejection notHeardYet) {
            return false;
        }
    }

    private static RebuildRun switched(World world) {
        RebuildRun run = RebuildRun.of(world);
        run.rebuilds().rebuild(RebuildRun.VIEW);
        run.until("following").rebuilds().switchOver(RebuildRun.VIEW);
        return run;
    }

    private static World world(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000, new Pace(100, 1_000));
        List<Object> views = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            views.add(viewed(1 + i % POSTS, 1));
        }
        world.ledger().append(views);
        return world;
    }

    private static void write(RebuildRun node, World world, long post, int views) {
        long position = world.ledger().append(List.of(viewed(post, views)));
        assertThat(node.board().awaitPassed(position, Set.of("post.PostViewed"), Duration.ofSeconds(10)))
                .isTrue();
    }

    private static List<String> names(RebuildRun run) {
        return run.state().versions().stream().map(version -> version.name()).toList();
    }

    private static List<String> tokens(World world) {
        return world.database()
                .getCollection("tokens")
                .find()
                .map(token -> token.getString("_id"))
                .into(new ArrayList<>());
    }

    private static void refused(ViewError why, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Rejection.class, rejection -> assertThat(rejection.code())
                .isEqualTo(why));
    }
}
