package stoa.query.platform.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static stoa.query.testing.Given.avatar;
import static stoa.query.testing.Given.published;
import static stoa.query.testing.Given.registered;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.account.query.GetProfile;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.post.query.ListPosts;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;
import stoa.query.testing.QuerySide.World;
import stoa.query.testing.TestLedger;

/** Who writes on one node, while another folds the views, reads what they wrote. */
class TwoNodesTest {

    private static final String MONGOS = "stoa.query.testing.Mongos#everyOne";
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_writer_on_one_node_reads_their_writes_while_the_views_are_on_the_other(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(List.of(registered(7, "alice")));
        try (QuerySide owner = QuerySide.start(world).caughtUp();
                QuerySide writer = QuerySide.start(world)) {
            for (int post = 1; post <= 50; post++) {
                long position = world.ledger().append(List.of(published(post, 7, "go")));
                assertThat(writer.bean(ProgressBoard.class)
                                .awaitPassed(position, Set.of("post.PostPublished"), AT_MOST))
                        .isTrue();
                assertThat(total(writer)).isEqualTo(post);
            }
            assertThat(total(owner)).isEqualTo(50);
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_node_takes_over_the_views_of_one_that_ended_and_answers_from_its_own_memory_only_what_is_current(
            Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(List.of(registered(7, "alice")));
        try (QuerySide second = QuerySide.start(world)) {
            QuerySide first = QuerySide.start(world).caughtUp();
            assertThat(avatarOf(first)).isEmpty();
            assertThat(avatarOf(second)).isEmpty();
            first.close();

            write(world, second, "one");
            assertThat(avatarOf(second)).isEqualTo("one");
            write(world, second, "two");
            assertThat(avatarOf(second)).isEqualTo("two");
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void an_owner_that_was_overtaken_without_noticing_answers_nothing_old_from_memory(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        world.ledger().append(List.of(registered(7, "alice")));
        try (QuerySide paused = QuerySide.start(world).caughtUp()) {
            assertThat(avatarOf(paused)).as("now in memory").isEmpty();

            // Somebody else takes the view and changes the document, as after a pause longer than a claim.
            world.database().getCollection("tokens").updateMany(new Document(), set("owner", "somebody else"));
            world.database()
                    .getCollection("account_people_v3")
                    .updateOne(new Document("_id", "7"), set("avatar", "new"));
            world.signals().send(ProgressSignals.CHANNEL, "other account-people-v3=2");

            assertThat(avatarOf(paused)).isEqualTo("new");
        }
    }

    @ParameterizedTest
    @MethodSource(MONGOS)
    void a_wait_for_a_view_that_does_not_move_ends_in_time_and_is_counted(Mongo mongo) {
        World world = World.on(mongo.freshDatabase(), new TestLedger(1), 1_000);
        try (QuerySide views = QuerySide.start(world).caughtUp()) {
            ProgressBoard board = views.bean(ProgressBoard.class);
            assertThat(board.awaitPassed(1_000, Set.of("post.PostPublished"), Duration.ofMillis(20)))
                    .isFalse();
            assertThat(board.awaitPassed(1_000, Set.of("account.PasswordChanged"), Duration.ofMillis(20)))
                    .as("no view handles it, so none is waited for")
                    .isTrue();
        }
    }

    private static Document set(String field, String value) {
        return new Document("$set", new Document(field, value));
    }

    private static void write(World world, QuerySide node, String avatar) {
        long position = world.ledger().append(List.of(avatar(7, avatar)));
        await().atMost(AT_MOST).until(() -> node.bean(ProgressBoard.class)
                .awaitPassed(position, Set.of("account.ProfileEdited"), AT_MOST));
    }

    private static String avatarOf(QuerySide node) {
        return node.ask(new GetProfile(new AccountId(7)), GetProfile.Result.class)
                .person()
                .avatar();
    }

    private static long total(QuerySide node) {
        return node.ask(new ListPosts(new Page(1, 10)), ListPosts.Result.class)
                .posts()
                .total();
    }
}
