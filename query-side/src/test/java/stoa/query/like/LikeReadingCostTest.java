package stoa.query.like;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PostId;
import stoa.api.like.query.GetLike;
import stoa.api.like.query.ListLikeHistory;
import stoa.query.testing.Given;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.Mongos.Read;
import stoa.query.testing.QuerySide;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;

/** What reading likes costs where nothing is in memory: on a node that does not own the views. Counted, not timed. */
class LikeReadingCostTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final int LIKES = 10_000;
    private static final PostId POST = new PostId(1);

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_page_of_a_history_costs_two_reads_by_id_wherever_it_lies(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(likes());
        try (QuerySide owner = QuerySide.start(world).caughtUp();
                QuerySide reader = QuerySide.start(world).caughtUp()) {
            for (Page page : List.of(new Page(1, 1), new Page(1, 100), new Page(50, 100), new Page(100, 100))) {
                List<Read> reads = mongo.reads(world.database().getName(), () -> assertThat(history(reader, page))
                        .hasSize(page.size()));
                assertThat(reads).as("%s", page).hasSizeLessThanOrEqualTo(2).allSatisfy(LikeReadingCostTest::isById);
            }
            assertThat(history(owner, new Page(100, 100)).getLast().by()).isEqualTo(new AccountId(1));
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void whether_a_person_likes_a_post_costs_two_reads_by_id_however_many_do(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(likes());
        try (QuerySide owner = QuerySide.start(world).caughtUp();
                QuerySide reader = QuerySide.start(world).caughtUp()) {
            List<Boolean> answers = new ArrayList<>();
            List<Read> reads = mongo.reads(world.database().getName(), () -> answers.add(stands(reader, LIKES / 2)));

            assertThat(answers).containsExactly(true);
            assertThat(reads)
                    .extracting(Read::collection)
                    .containsExactlyInAnyOrder("post_page_v1", "like_standing_v1");
            assertThat(reads).allSatisfy(LikeReadingCostTest::isById);
            assertThat(stands(owner, LIKES + 1)).isFalse();
        }
    }

    private static List<Object> likes() {
        List<Object> events = new ArrayList<>(List.of(Given.published(1, 7)));
        for (int person = 1; person <= LIKES; person++) {
            events.add(Given.liked(1, 7, person, Duration.ofSeconds(person)));
        }
        return events;
    }

    private static List<ListLikeHistory.Change> history(QuerySide views, Page page) {
        return views.ask(new ListLikeHistory(POST, page), ListLikeHistory.Result.class)
                .changes()
                .items();
    }

    private static boolean stands(QuerySide views, long person) {
        return views.ask(new GetLike(POST, new AccountId(person)), GetLike.Result.class)
                .stands();
    }

    private static void isById(Read read) {
        assertThat(read.name()).isEqualTo("find");
        assertThat(read.command().getDocument("filter").keySet()).as("%s", read).isEqualTo(Set.of("_id"));
        assertThat(read.command()).doesNotContainKeys("sort", "skip");
    }
}
