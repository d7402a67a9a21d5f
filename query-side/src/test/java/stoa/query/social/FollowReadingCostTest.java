package stoa.query.social;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.query.testing.Given.followed;
import static stoa.query.testing.Given.registered;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.social.query.GetRelation;
import stoa.api.social.query.ListFollowers;
import stoa.api.social.query.ListMostFollowed;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.Mongos.Read;
import stoa.query.testing.QuerySide;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;

/** What reading costs where nothing is in memory: on a node that does not own the views. Counted, not timed. */
class FollowReadingCostTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final AccountId FAMOUS = new AccountId(1);
    private static final int FOLLOWERS = 1_500;

    /** Header, buckets, people. */
    private static final int COMMANDS = 3;

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_page_costs_the_same_few_reads_by_id_whatever_its_size_and_number(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(famous());
        try (QuerySide owner = QuerySide.start(world).caughtUp();
                QuerySide reader = QuerySide.start(world)) {
            reader.caughtUp();
            for (Page page : List.of(new Page(1, 1), new Page(1, 100), new Page(8, 100), new Page(15, 100))) {
                List<Read> reads = mongo.reads(world.database().getName(), () -> assertThat(
                                reader.ask(new ListFollowers(FAMOUS, page), ListFollowers.Result.class)
                                        .followers()
                                        .items())
                        .hasSize(page.size()));
                assertFewReadsById(reads, COMMANDS);
            }
            assertThat(owner.ask(new ListFollowers(FAMOUS, new Page(1, 1)), ListFollowers.Result.class)
                            .followers()
                            .total())
                    .isEqualTo(FOLLOWERS);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_relation_costs_one_read_and_the_most_followed_cost_three(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(famous());
        try (QuerySide owner = QuerySide.start(world).caughtUp();
                QuerySide reader = QuerySide.start(world)) {
            reader.caughtUp();
            assertThat(owner.ask(new ListMostFollowed(), ListMostFollowed.Result.class)
                            .accounts())
                    .hasSize(1);
            GetRelation relation = new GetRelation(FAMOUS, new AccountId(2));
            assertFewReadsById(
                    mongo.reads(
                            world.database().getName(), () -> assertThat(reader.ask(relation, GetRelation.Result.class))
                                    .isEqualTo(new GetRelation.Result(false, true))),
                    1);
            assertFewReadsById(
                    mongo.reads(world.database().getName(), () -> assertThat(
                                    reader.ask(new ListMostFollowed(), ListMostFollowed.Result.class)
                                            .accounts())
                            .hasSize(1)),
                    COMMANDS);
        }
    }

    private static List<Object> famous() {
        List<Object> events = new ArrayList<>();
        events.add(registered(FAMOUS.value(), "famous"));
        for (long follower = 2; follower < FOLLOWERS + 2; follower++) {
            events.add(registered(follower, "person " + follower));
            events.add(followed(follower, follower, FAMOUS.value()));
        }
        return events;
    }

    private static void assertFewReadsById(List<Read> reads, int atMost) {
        assertThat(reads).extracting(Read::collection).doesNotHaveDuplicates().hasSizeBetween(1, atMost);
        assertThat(reads).allSatisfy(read -> {
            assertThat(read.name()).isEqualTo("find");
            assertThat(read.command().getDocument("filter").keySet())
                    .as("%s", read)
                    .containsExactly("_id");
            assertThat(read.command()).doesNotContainKeys("sort", "skip");
        });
    }
}
