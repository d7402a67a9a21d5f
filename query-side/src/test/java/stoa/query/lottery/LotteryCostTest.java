package stoa.query.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.query.lottery.Story.blank;
import static stoa.query.lottery.Story.prize;
import static stoa.query.testing.Given.registered;

import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.Page;
import stoa.api.kernel.ReservationId;
import stoa.api.lottery.query.FindReservation;
import stoa.api.lottery.query.GetLatestOrder;
import stoa.api.lottery.query.ListGifts;
import stoa.api.lottery.query.ListRounds;
import stoa.query.platform.mongo.MongoViewStore;
import stoa.query.platform.mongo.ViewStore;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.Mongos.Read;
import stoa.query.testing.QuerySide;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;

/** What the lottery's views cost, on a node that has nothing of them in memory. Counted, not timed. */
class LotteryCostTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final AccountId ALICE = new AccountId(7);
    private static final int BATCH = 1_000;
    private static final int DRAWS = 4_000;

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_page_of_rounds_costs_four_reads_by_id_however_many_rounds(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), BATCH);
        Story story = new Story();
        for (long round = 1; round <= 700; round++) {
            story.open(round, prize(1_000 + round, 1), blank(5_000 + round, 1)).close(round);
        }
        world.ledger().append(story.events());
        try (QuerySide owner = QuerySide.start(world).caughtUp();
                QuerySide reader = QuerySide.start(world)) {
            reader.caughtUp();
            for (Page page : List.of(new Page(1, 1), new Page(1, 100), new Page(7, 100))) {
                assertReads(
                        mongo, world, 4, () -> assertThat(rounds(reader, page)).isEqualTo(page.size()));
            }
            assertReads(mongo, world, 2, () -> assertThat(
                            reader.ask(new ListGifts(), ListGifts.Result.class).gifts())
                    .hasSize(2));
            assertThat(rounds(owner, new Page(1, 100))).isEqualTo(100);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_persons_reservation_and_order_cost_the_same_however_many_they_have(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), BATCH);
        Story story = new Story().add(registered(ALICE.value(), "alice")).open(1, prize(3, 9_000));
        long first = story.draw(ALICE.value(), 3).orElseThrow();
        for (int i = 0; i < 1_500; i++) {
            story.draw(ALICE.value(), 3);
        }
        story.pay(first);
        world.ledger().append(story.events());
        try (QuerySide owner = QuerySide.start(world).caughtUp();
                QuerySide reader = QuerySide.start(world)) {
            reader.caughtUp();
            assertReads(mongo, world, 1, () -> assertThat(next(reader, Optional.empty()))
                    .contains(first + 1));
            assertReads(mongo, world, 2, () -> assertThat(next(reader, Optional.of(first + 700)))
                    .contains(first + 701));
            assertReads(
                    mongo, world, 3, () -> assertThat(reader.ask(new GetLatestOrder(ALICE), GetLatestOrder.Result.class)
                                    .order()
                                    .value())
                            .isEqualTo(first));
            assertThat(next(owner, Optional.empty())).contains(first + 1);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_hot_round_is_written_once_for_each_batch(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), BATCH);
        Story story = new Story().open(1, prize(3, 9_000), blank(4, 9_000));
        for (int i = 0; i < DRAWS; i++) {
            story.draw(ALICE.value(), 4);
        }
        world.ledger().append(story.events());
        Written written = new Written(new MongoViewStore(world.database()), new ConcurrentHashMap<>());
        try (QuerySide views = QuerySide.start(world, written).caughtUp()) {
            assertThat(rounds(views, new Page(1, 1))).isEqualTo(1);
            // A batch may end early, when its processor is faster than what is handed to it.
            assertThat(written.documents().get("lottery_balance_v1")).isBetween(1, DRAWS / 50);
            assertThat(written.documents().get("lottery_prize_v1")).isEqualTo(1);
        }
    }

    private record Written(ViewStore store, Map<String, Integer> documents) implements ViewStore {

        @Override
        public boolean isEmpty(String collection) {
            return store.isEmpty(collection);
        }

        @Override
        public List<Document> find(String collection, Collection<String> ids) {
            return store.find(collection, ids);
        }

        @Override
        public List<Integer> write(String collection, List<? extends WriteModel<Document>> writes) {
            documents.merge(collection, writes.size(), Integer::sum);
            return store.write(collection, writes);
        }
    }

    private static int rounds(QuerySide views, Page page) {
        return views.ask(new ListRounds(page), ListRounds.Result.class)
                .rounds()
                .items()
                .size();
    }

    private static Optional<Long> next(QuerySide views, Optional<Long> after) {
        FindReservation query = new FindReservation(ALICE, new GiftId(3), after.map(ReservationId::new));
        return views.ask(query, FindReservation.Result.class).reservation().map(ReservationId::value);
    }

    private static void assertReads(Mongo mongo, World world, int atMost, Runnable query) {
        List<Read> reads = mongo.reads(world.database().getName(), query);
        assertThat(reads).hasSizeBetween(1, atMost).allSatisfy(read -> {
            assertThat(read.name()).isEqualTo("find");
            assertThat(read.command().getDocument("filter").keySet())
                    .as("%s", read)
                    .containsExactly("_id");
            assertThat(read.command()).doesNotContainKeys("sort", "skip");
        });
    }
}
