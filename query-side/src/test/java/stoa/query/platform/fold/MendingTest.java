package stoa.query.platform.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static stoa.query.platform.fold.Mendable.DEADLY;
import static stoa.query.platform.fold.Mendable.POISON;
import static stoa.query.platform.fold.Mendable.RIDDLE;
import static stoa.query.testing.Given.followed;
import static stoa.query.testing.Given.unfollowed;
import static stoa.query.testing.Given.viewed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.Page;
import stoa.query.platform.mongo.MongoViewStore;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.RankedView;
import stoa.query.testing.BreakableStore;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;
import stoa.vault.ParkedDocuments.Waiting;

/** Parked documents under the real processor, before and after their fold was mended. */
class MendingTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final String VIEW = "test-mendable-v1";
    private static final String LIST_VIEW = "test-mendablelist-v1";

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_mended_fold_takes_in_what_waited_in_its_order_and_the_document_goes_on(Mongo mongo) {
        World world = poisoned(mongo, viewed(1, 1), viewed(1, POISON), viewed(1, 2), viewed(2, 5), viewed(1, 3));

        try (ViewRun run = ViewRun.of(world, new Mendable(true)).caughtUp()) {
            assertThat(run.find(1)).as("still parked").contains(1L);

            assertThat(retry(world, "1")).isEqualTo("folded 3 events");

            assertThat(run.find(1)).contains(1_123L);
            assertThat(ranking(run)).containsExactly(new Entry(1_123, 1), new Entry(5, 2));
            assertThat(run.gauge("stoa.views.parked")).isZero();
            assertThat(world.parking().stopped(VIEW)).isEmpty();
            world.ledger().append(List.of(viewed(1, 4)));
            run.caughtUp();
            assertThat(run.find(1)).contains(11_234L);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_retry_that_fails_leaves_the_document_where_it_stops_with_the_new_cause(Mongo mongo) {
        World world = poisoned(mongo, viewed(1, 1), viewed(1, POISON), viewed(1, 2), viewed(1, DEADLY), viewed(1, 3));
        try (ViewRun unmended = ViewRun.of(world, new Mendable(false)).caughtUp()) {
            assertThat(retry(world, "1")).startsWith("folded 0 events, then stopped at 2: ");
            assertThat(unmended.find(1)).contains(1L);
        }

        try (ViewRun run = ViewRun.of(world, new Mendable(true)).caughtUp()) {
            assertThat(retry(world, "1")).startsWith("folded 2 events, then stopped at 4: ");
            assertThat(run.find(1)).contains(112L);
            assertThat(world.parking().waiting(VIEW, "1"))
                    .extracting(Waiting::position)
                    .containsExactly(4L, 5L);

            assertThat(evict(world, "1", 5)).isEqualTo("not evicted: it does not stop at event 5");
            assertThat(evict(world, "1", 4)).isEqualTo("evicted event 4, folded 1 event");
            assertThat(run.find(1)).contains(1_123L);
            assertThat(retry(world, "1")).isEqualTo("nothing waits for it");
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void what_was_evicted_is_passed_over_also_when_the_view_is_filled_anew(Mongo mongo) {
        World world = poisoned(mongo, viewed(1, 1), viewed(1, POISON), viewed(1, 2), viewed(1, RIDDLE), viewed(1, 3));
        try (ViewRun run = ViewRun.of(world, new Mendable(false)).caughtUp()) {
            assertThat(evict(world, "1", 2)).isEqualTo("evicted event 2, folded 2 events");
            assertThat(evict(world, "event-4", 4)).isEqualTo("evicted event 4, folded 0 events");
            assertThat(run.find(1)).contains(123L);
        }

        World emptied = world.on(mongo.freshDatabase());
        try (ViewRun run = ViewRun.of(emptied, new Mendable(false)).caughtUp()) {
            assertThat(run.find(1)).contains(123L);
            assertThat(world.parking().stopped(VIEW)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void an_event_that_told_nothing_of_its_documents_takes_its_place_among_those_that_came_after_it(Mongo mongo) {
        World world = poisoned(
                mongo,
                viewed(1, 1),
                viewed(1, RIDDLE),
                viewed(1, 2),
                viewed(2, 5),
                viewed(3, POISON),
                viewed(3, RIDDLE));

        try (ViewRun run = ViewRun.of(world, new Mendable(true)).caughtUp()) {
            assertThat(run.find(1)).contains(12L);

            assertThat(retry(world, "event-2")).isEqualTo("folded 1 event");
            assertThat(run.find(1)).contains(112L);
            assertThat(ranking(run)).containsExactly(new Entry(112, 1), new Entry(5, 2));

            assertThat(retry(world, "event-6")).isEqualTo("folded 1 event");
            assertThat(run.find(3)).as("it waits behind the poison").isEmpty();
            assertThat(retry(world, "3")).isEqualTo("folded 2 events");
            assertThat(run.find(3)).contains(11L);
            world.ledger().append(List.of(viewed(1, 3)));
            run.caughtUp();
            assertThat(run.find(1)).contains(1_123L);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_list_is_what_it_would_be_had_the_event_been_taken_in_at_its_time(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger()
                .append(List.of(
                        followed(1, 3, 9),
                        followed(2, 100, 9),
                        followed(3, 101, 9),
                        followed(4, 102, 9),
                        unfollowed(3, 101, 9),
                        followed(5, 4, 9)));
        ViewRun.of(world, new MendableList(false)).caughtUp().close();

        try (ViewRun run = ViewRun.of(world, new MendableList(true)).caughtUp()) {
            assertThat(members(run)).containsExactly(4L, 3L);
            for (long position = 2; position <= 4; position++) {
                assertThat(world.parking().orders().retry(LIST_VIEW, "event-" + position))
                        .isEqualTo("folded 1 event");
            }
            assertThat(members(run)).as("101 has left since").containsExactly(102L, 100L, 4L, 3L);
            assertThat(world.parking().stopped(LIST_VIEW)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_retry_while_events_keep_arriving_loses_none_and_counts_none_twice(Mongo mongo) throws Exception {
        World world = poisoned(mongo, viewed(1, POISON));
        CountDownLatch arriving = new CountDownLatch(20);
        try (ViewRun run = ViewRun.of(world, new Sequence(true)).caughtUp();
                ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<?> writing = writer.submit(() -> {
                for (int i = 0; i < 400; i++) {
                    world.ledger().append(List.of(viewed(1, 1), viewed(2, 1)));
                    arriving.countDown();
                }
            });
            arriving.await();
            assertThat(world.parking().orders().retry("test-sequence-v1", "1")).startsWith("folded ");
            writing.get();
            run.caughtUp();
            assertThat(run.find(1)).contains(401L);
            assertThat(run.find(2)).contains(400L);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void of_two_nodes_the_one_that_folds_the_view_does_it_and_the_other_takes_it_up_later(Mongo mongo) {
        World world = poisoned(mongo, viewed(1, 1), viewed(1, POISON), viewed(1, 2), viewed(2, POISON));
        try (ViewRun second = ViewRun.of(world, new Mendable(true))) {
            ViewRun first = ViewRun.of(world, new Mendable(true));
            await().until(() ->
                    Math.max(first.passed(), second.passed()) >= world.ledger().head());
            assertThat(retry(world, "1")).isEqualTo("folded 2 events");
            assertThat(second.find(1)).contains(112L);
            first.close();

            assertThat(retry(world, "2")).as("whoever is left").isEqualTo("folded 1 event");
            world.ledger().append(List.of(viewed(1, 3), viewed(2, 4)));
            second.caughtUp();
            assertThat(second.find(1)).contains(1_123L);
            assertThat(second.find(2)).contains(14L);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_database_that_fails_meanwhile_delays_a_retry_and_changes_nothing_else(Mongo mongo) {
        World world = poisoned(mongo, viewed(1, 1), viewed(1, POISON), viewed(1, 2));
        BreakableStore store = new BreakableStore(new MongoViewStore(world.database()));
        try (ViewRun run = ViewRun.of(world, new Mendable(true), store).caughtUp();
                ExecutorService operator = Executors.newSingleThreadExecutor()) {
            store.breakWrites(collection -> true);
            Future<String> told = operator.submit(() -> retry(world, "1"));
            await().until(() -> store.failures() > 0);
            assertThat(world.parking().waiting(VIEW, "1")).hasSize(2);
            assertThat(run.gauge("stoa.views.parked")).isEqualTo(1);

            store.repair();
            await().until(told::isDone);
            assertThat(run.find(1)).contains(112L);
            assertThat(world.parking().stopped(VIEW)).isEmpty();
        }
    }

    /** A world whose events a view has met that is not mended. */
    private static World poisoned(Mongo mongo, Object... events) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(List.of(events));
        ViewRun.of(world, new Mendable(false)).caughtUp().close();
        ViewRun.of(world, new Sequence(false)).caughtUp().close();
        return world;
    }

    private static String retry(World world, String document) {
        return world.parking().orders().retry(VIEW, document);
    }

    private static String evict(World world, String document, long position) {
        return world.parking().orders().evict(VIEW, document, position);
    }

    private static List<Entry> ranking(ViewRun run) {
        return run.lists().page(RankedView.RANKING, new Page(1, 10)).items();
    }

    private static List<Long> members(ViewRun run) {
        List<Long> members = new ArrayList<>();
        run.lists().page("9", new Page(1, 10)).items().forEach(entry -> members.add(entry.id()));
        return members;
    }
}
