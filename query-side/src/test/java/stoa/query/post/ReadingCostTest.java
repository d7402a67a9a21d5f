package stoa.query.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.Page;
import stoa.api.post.query.ListPosts;
import stoa.query.testing.Given;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.Mongos.Read;
import stoa.query.testing.QuerySide;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;

/** What a page costs where nothing is in memory: on a node that does not own the views. Counted, not timed. */
class ReadingCostTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";

    /** Header, buckets, texts, counts, people, spellings. */
    private static final int COMMANDS = 6;

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_page_costs_the_same_few_reads_by_id_whatever_its_size_and_number(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(Given.posts(1_500));
        try (QuerySide owner = QuerySide.start(world).caughtUp();
                QuerySide reader = QuerySide.start(world)) {
            reader.caughtUp();
            for (Page page : List.of(new Page(1, 1), new Page(1, 100), new Page(8, 100), new Page(15, 100))) {
                List<Read> reads = mongo.reads(world.database().getName(), () -> assertThat(
                                reader.ask(new ListPosts(page), ListPosts.Result.class)
                                        .posts()
                                        .items())
                        .hasSize(page.size()));
                assertThat(reads)
                        .as("%s", page)
                        .extracting(Read::collection)
                        .doesNotHaveDuplicates()
                        .hasSizeBetween(1, COMMANDS);
                assertThat(reads).allSatisfy(ReadingCostTest::isById);
            }
            assertThat(owner.ask(new ListPosts(new Page(1, 1)), ListPosts.Result.class)
                            .posts()
                            .total())
                    .isEqualTo(1_500);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void the_owner_reads_a_page_that_it_has_read_before_without_asking_the_database(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(Given.posts(600));
        try (QuerySide owner = QuerySide.start(world).caughtUp()) {
            ListPosts query = new ListPosts(new Page(6, 100));
            ListPosts.Result first = owner.ask(query, ListPosts.Result.class);
            List<ListPosts.Result> again = new ArrayList<>();

            List<Read> reads =
                    mongo.reads(world.database().getName(), () -> again.add(owner.ask(query, ListPosts.Result.class)));

            assertThat(reads).isEmpty();
            assertThat(again).containsExactly(first);
        }
    }

    private static void isById(Read read) {
        assertThat(read.name()).isEqualTo("find");
        assertThat(read.command().getDocument("filter").keySet()).as("%s", read).containsExactly("_id");
        assertThat(read.command()).doesNotContainKeys("sort", "skip");
    }
}
