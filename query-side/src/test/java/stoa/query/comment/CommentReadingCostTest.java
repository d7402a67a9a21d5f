package stoa.query.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.query.testing.Given.commented;
import static stoa.query.testing.Given.published;
import static stoa.query.testing.Given.replied;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.comment.query.ListComments;
import stoa.api.comment.query.ListReplies;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PostId;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.Mongos.Read;
import stoa.query.testing.QuerySide;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;

/** What a page costs on a node that does not own the views, and so has nothing in memory. Counted, not timed. */
class CommentReadingCostTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final List<Page> PAGES =
            List.of(new Page(1, 1), new Page(1, 10), new Page(1, 100), new Page(8, 100), new Page(12, 100));

    /** The post; header, buckets; texts, people. */
    private static final int FOR_COMMENTS = 5;

    /** And the comment that opened the thread, which is found among the texts. */
    private static final int FOR_REPLIES = FOR_COMMENTS + 1;

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_page_costs_the_same_few_reads_by_id_whatever_its_size_and_number(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(oneThreadAmongManyByMany());
        try (QuerySide owner = QuerySide.start(world).caughtUp();
                QuerySide reader = QuerySide.start(world)) {
            reader.caughtUp();
            for (Page page : PAGES) {
                assertCosts(
                        FOR_COMMENTS, mongo, world, () -> size(reader, new ListComments(new PostId(1), page), page));
                ListReplies replies = new ListReplies(new PostId(1), new CommentId(1_000), page);
                assertCosts(FOR_REPLIES, mongo, world, () -> size(reader, replies, page));
            }
            assertThat(mongo.reads(world.database().getName(), () -> {
                        size(owner, new ListComments(new PostId(1), PAGES.get(1)), PAGES.get(1));
                        size(owner, new ListComments(new PostId(1), PAGES.get(1)), PAGES.get(1));
                    }))
                    .as("at the owner, the second time from memory")
                    .hasSizeLessThanOrEqualTo(FOR_COMMENTS);
        }
    }

    private static List<Object> oneThreadAmongManyByMany() {
        List<Object> events = new ArrayList<>();
        events.add(published(1, 7));
        for (long i = 0; i < 1_200; i++) {
            events.add(commented(1_000 + i, 1, 100 + i));
            events.add(replied(5_000 + i, 1, 1_000, 1_000, 100 + i));
        }
        return events;
    }

    private static void size(QuerySide views, Object query, Page page) {
        assertThat(views.ask(query, ListComments.Result.class).comments().items())
                .hasSize(page.size());
    }

    private static void assertCosts(int atMost, Mongo mongo, World world, Runnable query) {
        List<Read> reads = mongo.reads(world.database().getName(), query);
        assertThat(reads).hasSizeBetween(3, atMost).allSatisfy(read -> {
            assertThat(read.name()).isEqualTo("find");
            assertThat(read.command().getDocument("filter").keySet())
                    .as("%s", read)
                    .containsExactly("_id");
            assertThat(read.command()).doesNotContainKeys("sort", "skip");
        });
    }
}
