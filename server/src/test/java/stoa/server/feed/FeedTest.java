package stoa.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.post.event.PostViewed;
import stoa.ledger.Ledger;
import stoa.server.testing.LotteryHall;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The feed of a whole Stoa, by real sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern POSITION = Pattern.compile("\\{\"position\":(\\d+),[^\n]*}\n");
    private static final int MANY = 20_000;

    private LotteryHall hall;
    private LoggedIn ada;
    private LoggedIn bob;

    @BeforeAll
    void open() {
        hall = LotteryHall.start("stoa.lottery.first-round=false");
        ada = hall.forum().register();
        bob = hall.forum().register();
        String post = hall.forum()
                .post("/api/v1/posts", "{\"title\":\"t\",\"content\":\"c\",\"tags\":[\"go\"]}", ada.bearer())
                .data()
                .get("id")
                .stringValue();
        assertThat(hall.forum()
                        .post("/api/v1/posts/" + post + "/likes", "", bob.bearer())
                        .status())
                .isEqualTo(200);
        fill();
    }

    /** More than any buffer between here and there takes in. */
    private void fill() {
        EventStore store = hall.stoa().bean(EventStore.class);
        List<GenericDomainEventMessage<?>> views = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            PostViewed viewed = new PostViewed(new PostId(1_000_000 + i), 1, Instant.now());
            views.add(new GenericDomainEventMessage<>("views", "views:" + (1_000_000 + i) + ":1", 0, viewed));
            if (views.size() == 500) {
                store.publish(views);
                views.clear();
            }
        }
    }

    @AfterAll
    void close() {
        hall.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/feed", "/feed"})
    void every_position_comes_once_in_order_and_the_last_line_says_that_it_is_all(String path) {
        long head = head();

        List<JsonNode> lines = lines(path);

        assertThat(lines).hasSize((int) head + 1);
        for (int i = 0; i < head; i++) {
            assertThat(lines.get(i).get("position").longValue()).isEqualTo(i + 1);
        }
        assertThat(lines.getLast().get("upTo").longValue()).isEqualTo(head);
        assertThat(lines("/feed?after=" + head)).hasSize(1);
    }

    @Test
    void an_event_is_told_in_the_published_language() {
        JsonNode published = lines("/feed?event=post.PostPublished").getFirst();

        assertThat(published.get("event").stringValue()).isEqualTo("post.PostPublished");
        assertThat(published.get("revision").stringValue()).isEqualTo("1");
        assertThat(published.get("stream").stringValue()).startsWith("post:");
        assertThat(published.get("sequence").longValue()).isZero();
        assertThat(published.get("actor").stringValue()).isEqualTo(ada.id());
        assertThat(published.get("face").stringValue()).isEqualTo("forum");
        assertThat(published.get("time").stringValue()).endsWith("Z");
        assertThat(published.get("payload").get("title").stringValue()).isEqualTo("t");
    }

    @Test
    void what_is_personal_is_masked_unless_granted_which_is_recorded() {
        String masked =
                hall.operators().get("/feed?feature=account", hall.admin()).text();
        assertThat(masked)
                .contains("account.AccountRegistered", "\"name\":null", "\"email\":null")
                .doesNotContain(ada.name());

        assertThat(hall.operators().get("/feed?unmasked=true", hall.admin()).status())
                .as("nobody looks without saying why")
                .isEqualTo(400);
        String shown = hall.operators()
                .get("/feed?feature=account&unmasked=true&why=a%20letter%20to%20all", hall.admin())
                .text();
        assertThat(shown).contains(ada.name(), ada.name() + "@example.com");
        JsonNode act = hall.operators()
                .get("/api/v1/acts?subject=feed", hall.admin())
                .json()
                .get("acts")
                .get(0);
        assertThat(act.get("what").stringValue()).isEqualTo("feed.unmasked");
        assertThat(act.get("why").stringValue()).isEqualTo("a letter to all");
        assertThat(act.get("by").stringValue()).isEqualTo(new AccountId(1).toString());
    }

    @Test
    void who_reads_in_small_pieces_is_cut_off_and_resumes_sees_each_position_once() throws IOException {
        Random random = new Random(7);
        List<Long> seen = new ArrayList<>();
        long goal = 3_000;
        while (seen.size() < goal) {
            long after = seen.isEmpty() ? 0 : seen.getLast();
            String path = "/feed?after=" + after + "&limit=" + (goal - seen.size());
            try (FeedReader reader = new FeedReader(hall.stoa().operatorPort(), path, hall.admin())) {
                StringBuilder heard = new StringBuilder();
                int pieces = random.nextInt(200);
                for (int i = 0; i < pieces; i++) {
                    heard.append(reader.read(1 + random.nextInt(700)));
                }
                // Chunks of the transfer may end within a line; such a line is asked for again.
                Matcher whole = POSITION.matcher(heard);
                while (whole.find()) {
                    long position = Long.parseLong(whole.group(1));
                    if (position == (seen.isEmpty() ? 1 : seen.getLast() + 1)) {
                        seen.add(position);
                    }
                }
            }
        }

        assertThat(seen).hasSize((int) goal);
        assertThat(seen.getLast()).isEqualTo(goal);
    }

    @Test
    void readers_that_do_not_read_hurt_nobody() throws Exception {
        List<FeedReader> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                FeedReader reader = new FeedReader(hall.stoa().operatorPort(), "/feed", hall.admin());
                assertThat(reader.read(20)).startsWith("HTTP/1.1 200");
                slow.add(reader);
            }
            assertThat(lines("/feed?limit=1000")).as("others read").hasSize(1_001);
            assertThat(hall.operators()
                            .get("/api/v1/lottery/rounds", hall.admin())
                            .status())
                    .isEqualTo(200);
            Answer registered = hall.forum().get("/api/v1/posts");
            assertThat(registered.status()).as("and the server serves").isEqualTo(200);
        } finally {
            for (FeedReader reader : slow) {
                reader.close();
            }
        }
    }

    @Test
    void who_waits_gets_the_next_event_at_once_and_an_empty_answer_in_time() {
        long head = head();
        CompletableFuture<List<JsonNode>> waiting =
                CompletableFuture.supplyAsync(() -> lines("/feed?wait=20&event=social.Followed&after=" + head));
        // Nothing that was not asked for ends the wait.
        hall.forum().get("/api/v1/posts");
        hall.forum().register();
        assertThat(waiting).isNotDone();

        hall.forum()
                .post(
                        "/api/v1/users/" + ada.id() + "/follow",
                        "",
                        hall.forum().register().bearer());

        List<JsonNode> told = waiting.join();
        assertThat(told).as(told.toString()).hasSize(2);
        assertThat(told.getFirst().get("event").stringValue()).isEqualTo("social.Followed");
        assertThat(told.getLast().get("upTo").longValue())
                .isGreaterThanOrEqualTo(told.getFirst().get("position").longValue());
        assertThat(lines("/feed?wait=1&event=social.Followed&after=" + head())).hasSize(1);
    }

    @Test
    void a_limit_is_kept_and_the_next_request_goes_on_from_the_last_line() {
        List<JsonNode> first = lines("/feed?limit=3&feature=post");
        assertThat(first).hasSize(4);
        long upTo = first.getLast().get("upTo").longValue();
        assertThat(upTo).isEqualTo(first.get(2).get("position").longValue());
        assertThat(lines("/feed?limit=1&feature=post&after=" + upTo)
                        .getFirst()
                        .get("position")
                        .longValue())
                .isGreaterThan(upTo);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after=-1",
                "after=x",
                "after=99999999999",
                "limit=0",
                "wait=31",
                "wait=-1",
                "feature=nonsense",
                "event=post.Nonsense",
                "unmasked=maybe",
                "unmasked=true&why="
            })
    void what_makes_no_sense_is_refused(String query) {
        Answer answer = hall.operators().get("/feed?" + query, hall.admin());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("code").stringValue()).isEqualTo("INVALID");
    }

    @Test
    void it_is_for_administrators_and_at_their_port() {
        assertThat(hall.operators().get("/feed").status()).isEqualTo(401);
        assertThat(hall.operators().get("/feed", ada.bearer()).status()).isEqualTo(403);
        assertThat(hall.forum().get("/feed", hall.admin()).status()).isEqualTo(404);
        assertThatCode(() -> hall.forum().get("/api/v1/feed", hall.admin())).doesNotThrowAnyException();
        assertThat(hall.forum().get("/api/v1/feed", hall.admin()).status()).isEqualTo(404);
    }

    private long head() {
        return hall.stoa().bean(Ledger.class).position();
    }

    private List<JsonNode> lines(String path) {
        Answer answer = hall.operators().get(path, hall.admin());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        return answer.text().lines().map(JSON::readTree).toList();
    }
}
