package stoa.server.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import stoa.api.kernel.Page;
import stoa.server.StoaTool;
import stoa.server.testing.ForumClient;
import stoa.server.testing.ForumClient.Account;
import stoa.server.testing.LotteryHall;
import stoa.server.tool.ToolContext;
import stoa.vault.OperatorActs;

/** {@code ./stoa replay} against a whole Stoa, while people write and read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {

    private static final int WRITERS = 4;
    private static final int LEAST_WRITES = 200;
    private static final Duration SWITCHED_WITHIN = Duration.ofSeconds(1);
    private static final List<String> VIEWS = List.of("post-feed", "post-page", "post-tagged");

    private LotteryHall hall;
    private ForumClient forum;

    @BeforeAll
    void start() {
        hall = LotteryHall.start();
        forum = new ForumClient(hall.stoa().port());
    }

    @AfterAll
    void end() {
        hall.close();
    }

    @Test
    void the_views_are_listed_and_what_is_done_to_one_is_told_and_recorded() {
        assertThat(run("list").out()).contains("post-feed", "post-feed-v1", "lottery-order-v1");
        assertThat(run("rebuild", "like-history", "--why", "to see it").out())
                .contains("like-history-v1.2", "following");
        assertThat(run("diff", "like-history").out()).contains("0 missing, 0 added, 0 different");
        assertThat(run("switch", "like-history", "--why", "it is the same").status())
                .isEqualTo(ToolContext.FINE);
        assertThat(run("back", "like-history", "--why", "just so", "--json").out())
                .contains("\"version\" : \"like-history-v1\"");
        assertThat(run("drop", "like-history", "--why", "seen").status()).isEqualTo(ToolContext.FINE);

        assertThat(hall.stoa()
                        .bean(OperatorActs.class)
                        .list("like-history", new Page(1, 10))
                        .items())
                .extracting(act -> act.intent().what() + ": " + act.intent().why())
                .containsExactly(
                        "views.drop: seen",
                        "views.back: just so",
                        "views.switch: it is the same",
                        "views.rebuild: to see it");
        assertThat(hall.stoa()
                        .bean(OperatorActs.class)
                        .list("like-history", new Page(1, 10))
                        .items())
                .allSatisfy(act -> assertThat(act.outcome().map(OperatorActs.Outcome::text))
                        .contains("done"));
    }

    @Test
    void a_document_changed_by_hand_is_told_with_a_status_of_its_own() {
        Account author = forum.register("handsome");
        String post = forum.publish(author, "as they wrote it");
        hall.stoa()
                .bean(MongoDatabase.class)
                .getCollection("account_people_v3")
                .updateOne(new Document("_id", author.id()), new Document("$set", new Document("avatar", "theirs")));
        run("rebuild", "account-people", "--why", "somebody has changed it");

        Told diff = run("diff", "account-people");
        assertThat(diff.status()).isEqualTo(ToolContext.WRONG);
        assertThat(diff.out())
                .contains("1 different", author.id() + ", wrong in account-people-v3, explained by no event");
        assertThat(forum.get("/api/v1/posts/" + post).statusCode()).isEqualTo(200);
    }

    @Test
    void what_can_not_be_done_is_said_in_one_sentence() {
        assertThat(run("rebuild").err()).contains("name a view");
        assertThat(run("rebuild", "post-hot").err()).contains("say why");
        assertThat(run("switch", "post-hot", "--why", "now").err()).contains("409 NO_VERSION_BESIDE");
        assertThat(run("show", "post-nothing").err()).contains("404 VIEW_NOT_FOUND");
        assertThat(run("show", "post-nothing").status()).isEqualTo(ToolContext.NOT_DONE);
    }

    @Test
    void no_read_fails_and_no_write_is_lost_while_views_are_filled_anew_and_switched() {
        Crowd crowd = new Crowd();
        crowd.awaitWrites(LEAST_WRITES);
        List<Duration> switches = new ArrayList<>();
        for (String view : VIEWS) {
            assertThat(run("rebuild", view, "--why", "under load").out()).contains("following");
        }
        for (String turn : List.of("switch", "back", "switch")) {
            for (String view : VIEWS) {
                switches.add(timed(turn, view));
            }
            crowd.awaitWrites(crowd.written() + LEAST_WRITES / 4);
        }
        crowd.leave();

        assertThat(crowd.failures).isEmpty();
        assertThat(forum.allPosts()).containsAll(crowd.posts.keySet());
        for (String view : VIEWS) {
            assertThat(run("diff", view).status()).as(view).isEqualTo(ToolContext.FINE);
        }
        assertThat(switches).allSatisfy(took -> assertThat(took).isLessThan(SWITCHED_WITHIN));
    }

    /** How long the server takes to switch; what the tool takes to start is not its business. */
    private Duration timed(String turn, String view) {
        long started = System.nanoTime();
        assertThat(hall.operators()
                        .post("/api/v1/views/" + view + "/" + turn, "{\"why\": \"under load\"}", hall.admin())
                        .status())
                .isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** People who publish, each looking at once whether what they wrote is there for all to see. */
    private final class Crowd {

        final Map<String, String> posts = new ConcurrentHashMap<>();
        final Queue<String> failures = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean leaving = new AtomicBoolean();
        private final List<CompletableFuture<Void>> people = IntStream.range(0, WRITERS)
                .mapToObj(i -> forum.register("writer-" + i))
                .map(author -> CompletableFuture.runAsync(() -> write(author)))
                .toList();

        private void write(Account author) {
            for (int i = 0; !leaving.get() && failures.isEmpty(); i++) {
                try {
                    String title = author.name() + " " + i;
                    String post = forum.publish(author, title);
                    posts.put(post, title);
                    require(forum.get("/api/v1/posts/" + post).body().contains(title), "read what I wrote", post);
                    require(
                            forum.get("/api/v1/posts?pageNo=1&pageSize=50")
                                    .body()
                                    .contains(post),
                            "in the feed",
                            post);
                } catch (RuntimeException failure) {
                    failures.add(failure.toString());
                }
            }
        }

        private void require(boolean fine, String what, String post) {
            if (!fine) {
                failures.add("not " + what + ": " + post);
            }
        }

        int written() {
            return posts.size();
        }

        void awaitWrites(int number) {
            await().atMost(Duration.ofMinutes(2)).until(() -> written() >= number || !failures.isEmpty());
        }

        void leave() {
            leaving.set(true);
            people.forEach(CompletableFuture::join);
        }
    }

    private record Told(int status, String out, String err) {}

    private Told run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of("replay"));
        arguments.addAll(List.of(words));
        arguments.addAll(List.of(
                "--url",
                "http://127.0.0.1:" + hall.stoa().operatorPort(),
                "--stoa.operator.token=" + hall.admin()[1].substring("Bearer ".length())));
        int status = new StoaTool(print(out), print(err)).run(arguments.toArray(String[]::new));
        return new Told(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
