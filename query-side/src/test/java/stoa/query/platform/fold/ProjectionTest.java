package stoa.query.platform.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static stoa.query.testing.Given.published;
import static stoa.query.testing.Given.viewed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.post.event.PostViewed;
import stoa.query.platform.mongo.MongoViewStore;
import stoa.query.testing.BreakableStore;
import stoa.query.testing.BreakableTokens;
import stoa.query.testing.MemoryParking;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;
import stoa.vault.ParkedDocuments;

/** The kit under the real processor: what a kill, a failing fold and a slow owner may do to a view, and what not. */
class ProjectionTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final String VIEW = "test-sums-v1";

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_kill_between_bulk_and_token_loses_nothing_and_counts_nothing_twice(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(List.of(viewed(1, 10), viewed(1, 100), viewed(2, 1)));

        AtomicReference<BreakableTokens> tokens = new AtomicReference<>();
        UnaryOperator<TokenStore> broken = whole -> tokens.updateAndGet(none -> new BreakableTokens(whole));
        try (ViewRun run = ViewRun.of(world, store(world), broken)) {
            await().until(() -> tokens.get().failures() > 0);
            assertThat(run.find(1)).as("the bulk came first").isPresent();
        }
        assertThat(ViewRun.storedToken(world)).as("the token stayed behind").isLessThan(3);

        world.ledger().append(List.of(viewed(1, 1_000)));
        try (ViewRun run = ViewRun.of(world)) {
            run.caughtUp();
            assertThat(run.find(1)).contains(1_110L);
            assertThat(run.find(2)).contains(1L);
            await().until(() -> ViewRun.storedToken(world) == 4);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void the_token_never_gets_ahead_of_documents_that_were_not_written(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 2);
        world.ledger().append(List.of(viewed(1, 1), viewed(1, 1), viewed(2, 1), viewed(2, 1)));
        BreakableStore store = store(world);
        store.breakWrites(collection -> true);

        try (ViewRun run = ViewRun.of(world, store, UnaryOperator.identity())) {
            await().until(() -> store.failures() > 0);
            assertThat(ViewRun.storedToken(world))
                    .as("nothing is written, so nothing is passed")
                    .isLessThanOrEqualTo(0);
            assertThat(run.passed()).isLessThanOrEqualTo(0);

            store.repair();
            run.caughtUp();
            assertThat(run.find(1)).contains(2L);
            assertThat(run.find(2)).contains(2L);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_fold_that_throws_parks_its_document_with_all_that_follows_and_nothing_else(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger()
                .append(List.of(viewed(1, 10), viewed(1, Sums.POISON), viewed(1, 100), viewed(2, 1), viewed(2, 1)));

        try (ViewRun run = ViewRun.of(world).caughtUp()) {
            assertThat(run.find(1)).as("as it was before the failure").contains(10L);
            assertThat(run.find(2)).contains(2L);
            assertThat(waiting(world, "1")).containsExactly(2L, 3L);
            assertThat(run.gauge("stoa.views.parked")).isEqualTo(1);

            world.ledger().append(List.of(viewed(1, 1_000), viewed(2, 1)));
            run.caughtUp();
            assertThat(run.find(1)).contains(10L);
            assertThat(run.find(2)).contains(3L);
        }
        assertThat(waiting(world, "1")).containsExactly(2L, 3L, 6L);
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_parked_document_stops_at_the_same_event_when_the_view_is_filled_anew(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(List.of(viewed(1, 10), viewed(1, 20), viewed(1, Sums.POISON), viewed(1, 100)));
        ViewRun.of(world).caughtUp().close();

        World emptied = world.on(mongo.freshDatabase());
        try (ViewRun run = ViewRun.of(emptied).caughtUp()) {
            assertThat(run.find(1)).contains(30L);
        }
        assertThat(waiting(world, "1")).containsExactly(3L, 4L);
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_slower_owner_writes_nothing_over_a_faster_one(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        List<PostViewed> events = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            events.add(viewed(1 + i % 3, 1));
        }
        world.ledger().append(events);
        ViewRun.of(world).caughtUp().close();

        // The slow owner folds what it had in hand when it lost its claim, from documents as they were then.
        DocumentFolding<Long> slow = ViewRun.folding(world);
        slow.apply(positioned(events.subList(0, 20)));

        try (ViewRun run = ViewRun.of(world).caughtUp()) {
            assertThat(List.of(run.find(1), run.find(2), run.find(3)))
                    .containsExactly(Optional.of(17L), Optional.of(17L), Optional.of(16L));
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_view_has_passed_also_what_it_does_not_handle(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(List.of(viewed(1, 1), published(1, 7), published(2, 7)));

        try (ViewRun run = ViewRun.of(world)) {
            await().until(() -> run.passed() == 3);
        }
    }

    private static BreakableStore store(World world) {
        return new BreakableStore(new MongoViewStore(world.database()));
    }

    private static List<Long> waiting(World world, String document) {
        MemoryParking parking = world.parking();
        return parking.waiting(VIEW, document).stream()
                .map(ParkedDocuments.Waiting::position)
                .toList();
    }

    private static List<Positioned> positioned(List<PostViewed> events) {
        List<Positioned> positioned = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            positioned.add(new Positioned(i + 1, events.get(i)));
        }
        return positioned;
    }
}
