package stoa.server.audit.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stoa.ledger.Ledger;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.LogPages;
import stoa.ledger.postgres.SubjectIndex;
import stoa.ledger.postgres.TransparencyLog;
import stoa.server.audit.lottery.NodeVerifier;
import stoa.server.testing.LotteryHall;
import stoa.server.testing.LotteryHall.Prize;
import stoa.server.tool.ToolRun;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happened, asked of a whole Stoa in every way there is, and what is found of an index that is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryEndToEndTest {

    private final TestDatabase database = TestPostgres.freshDatabase();

    @TempDir
    static Path directory;

    private LotteryHall hall;
    private LoggedIn author;
    private LoggedIn reader;
    private String post;
    private String round;
    private long afterTheLike;

    @BeforeAll
    void happen() {
        hall = LotteryHall.on(database, "stoa.lottery.first-round=false");
        author = hall.forum().register();
        reader = hall.forum().register();
        post = hall.forum()
                .post("/api/v1/posts", "{\"title\":\"Hello\",\"content\":\"there\",\"tags\":[\"a\"]}", author.bearer())
                .data()
                .get("id")
                .stringValue();
        like("POST");
        afterTheLike = head();
        like("DELETE");
        hall.forum().post("/api/v1/posts/" + post + "/comments", "{\"content\":\"well said\"}", reader.bearer());
        round = hall.open(Prize.of("a mug", 2), Prize.blank(3));
        hall.draw(reader);
        hall.draw(author);
    }

    private void like(String method) {
        String path = "/api/v1/posts/" + post + "/likes";
        Answer answer = method.equals("POST")
                ? hall.forum().post(path, "", reader.bearer())
                : hall.forum().delete(path, reader.bearer());
        assertThat(answer.status()).isEqualTo(200);
    }

    @AfterAll
    void close() {
        hall.close();
    }

    @BeforeEach
    void indexed() {
        await().until(() -> index().state().position() == head());
    }

    private long head() {
        return hall.stoa().bean(Ledger.class).head();
    }

    private SubjectIndex index() {
        return new SubjectIndex(hall.stoa().bean(LedgerDatabase.class));
    }

    private void tamper(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void remake() {
        index().restart("account.AccountRegistered of=another form");
        SubjectIndexing indexing = new SubjectIndexing(new LogPages(hall.stoa().bean(LedgerDatabase.class)), index());
        indexing.prepare();
        await().until(() -> {
            indexing.step();
            return index().state().position() == head();
        });
    }

    private ToolRun audit(String... words) {
        List<String> all = new ArrayList<>(List.of("audit"));
        all.addAll(Arrays.asList(words));
        if (!words[0].equals("stream")) {
            all.add("--key=" + hall.stoa().bean(TransparencyLog.class).verifierKey());
        }
        return ToolRun.over(database, directory, all.toArray(String[]::new));
    }

    private static List<String> events(JsonNode page) {
        List<String> events = new ArrayList<>();
        page.forEach(entry -> events.add(entry.get("event").stringValue()));
        return events;
    }

    @Test
    void people_see_their_own_history_newest_first_and_page_by_page() {
        JsonNode whole =
                hall.forum().get("/api/v1/users/me/history", reader.bearer()).data();
        assertThat(events(whole.get("events")))
                .filteredOn(event -> !event.equals("lottery.PrizeReserved")) // Whether they won is up to the dice.
                .containsExactly(
                        "lottery.PrizeDrawn",
                        "comment.CommentWritten",
                        "like.LikeWithdrawn",
                        "like.PostLiked",
                        "account.AccountRegistered",
                        "account.EmailClaimed",
                        "account.NameClaimed");
        assertThat(whole.has("before")).isFalse();

        JsonNode first = hall.forum()
                .get("/api/v1/users/me/history?pageSize=3", reader.bearer())
                .data();
        JsonNode second = hall.forum()
                .get("/api/v1/users/me/history?pageSize=4&before=" + first.get("before"), reader.bearer())
                .data();
        assertThat(first.get("events")).hasSize(3);
        assertThat(events(second.get("events")))
                .isEqualTo(events(whole.get("events")).subList(3, 7));
        assertThat(second.get("events").get(0).get("position").asLong())
                .isLessThan(first.get("before").asLong());
    }

    @Test
    void people_see_what_others_did_to_theirs_and_in_which_role() {
        JsonNode events = hall.forum()
                .get("/api/v1/users/me/history", author.bearer())
                .data()
                .get("events");

        JsonNode liked = events.get(events(events).indexOf("like.PostLiked"));
        assertThat(liked.get("roles").toString()).isEqualTo("[\"author\"]");
        assertThat(liked.get("actor").stringValue()).isEqualTo(reader.id());
        JsonNode registered = events.get(events(events).indexOf("account.AccountRegistered"));
        assertThat(registered.at("/data/name").stringValue()).isEqualTo(author.name());
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/users/me/history?pageSize=0, 400",
        "/api/v1/users/me/history?pageSize=201, 400",
        "/api/v1/users/me/history?pageSize=99999999999, 400",
        "/api/v1/users/me/history?before=0, 400",
        "/api/v1/users/me/history?before=x, 400",
        "/api/v1/users/me/receipts/0, 400",
        "/api/v1/users/me/receipts/x, 400",
        "/api/v1/users/me/receipts/99999999, 404"
    })
    void what_can_not_be_is_refused_and_nobody_gets_in_without_a_login(String path, int status) {
        assertThat(hall.forum().get(path, reader.bearer()).status()).isEqualTo(status);
        assertThat(hall.forum().get(path).status()).isEqualTo(401);
    }

    @Test
    void operators_see_any_history_as_it_was_and_personal_data_only_if_they_ask_for_it() {
        String history = "/api/v1/audit/posts/" + post;
        JsonNode now = hall.operators().get(history, hall.admin()).json();
        JsonNode then = hall.operators()
                .get(history + "?asOf=" + afterTheLike, hall.admin())
                .json();
        String account = "/api/v1/audit/accounts/" + reader.id() + "?asOf=" + afterTheLike;
        String masked = hall.operators().get(account, hall.admin()).text();

        assertThat(events(now.get("events")))
                .startsWith("comment.CommentWritten", "like.LikeWithdrawn", "like.PostLiked")
                .endsWith("post.PostPublished");
        assertThat(events(then.get("events"))).startsWith("like.PostLiked").doesNotContain("like.LikeWithdrawn");
        assertThat(masked).contains("\"name\":\"***\"").doesNotContain(reader.name());
        assertThat(hall.operators()
                        .get(account + "&personal=true&why=a+test", hall.admin())
                        .text())
                .contains("\"name\":\"" + reader.name() + "\"");
        assertThat(hall.operators()
                        .get(account + "&personal=true", hall.admin())
                        .status())
                .isEqualTo(400);
        assertThat(hall.operators().get(history, reader.bearer()).status()).isEqualTo(403);
        assertThat(hall.operators()
                        .get(history + "?asOf=yesterday", hall.admin())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_tool_shows_the_same_whether_it_reads_the_whole_ledger_or_the_index() {
        ToolRun full = audit("likes", post);
        ToolRun quick = audit("likes", post, "--by-index");
        ToolRun then = audit("likes", post, "--as-of", Long.toString(afterTheLike));

        assertThat(full.status()).as(full.err()).isZero();
        assertThat(full.out()).contains("like.PostLiked", "like.LikeWithdrawn", "2 events.", "were read, and hash to");
        assertThat(quick.out().lines().limit(4))
                .containsExactlyElementsOf(full.out().lines().limit(4).toList());
        assertThat(quick.out()).contains("NOT VERIFIED");
        assertThat(then.out()).contains("like.PostLiked", "1 events.").doesNotContain("like.LikeWithdrawn");
    }

    @Test
    void the_tool_shows_draws_accounts_and_streams_and_speaks_to_programs() {
        JsonNode draws =
                new JsonMapper().readTree(audit("draws", round, "--json").out());
        ToolRun account = audit("account", reader.id());
        ToolRun stream = audit("stream", "like:" + post + ":" + reader.id(), "--json");

        assertThat(draws.get("entries")).as(draws.toString()).isNotNull();
        assertThat(stream.out()).as(stream.err()).contains("entries");
        assertThat(events(draws.get("entries")).stream().filter("lottery.PrizeDrawn"::equals))
                .hasSize(2);
        assertThat(draws.get("finding").isNull()).isTrue();
        assertThat(account.out())
                .contains("account.AccountRegistered", "name=\"***\"")
                .doesNotContain(reader.name());
        assertThat(events(new JsonMapper().readTree(stream.out()).get("entries")))
                .containsExactly("like.PostLiked", "like.LikeWithdrawn");
        assertThat(audit("likes", "nonsense").status()).isEqualTo(2);
        assertThat(audit("likes", post, "--as-of", "tomorrow").status()).isEqualTo(2);
    }

    @Test
    void an_event_that_the_index_lacks_is_shown_all_the_same_and_the_index_is_called_wrong() throws SQLException {
        tamper("delete from ledger.subject_event where kind = 2 and id = " + post);

        ToolRun likes = audit("likes", post);
        ToolRun verify = audit("verify", "--index");
        remake();

        assertThat(likes.status()).isEqualTo(1);
        assertThat(likes.out())
                .contains("like.PostLiked", "like.LikeWithdrawn", "the index of subjects lacks the event");
        assertThat(verify.status()).isEqualTo(1);
        assertThat(verify.out()).contains("the index lacks it for subject 2:" + post);
        assertThat(audit("verify", "--index").out()).contains("was compared up to there", "Everything holds");
    }

    @Test
    void what_the_index_has_wrongly_is_shown_nowhere_and_found() throws SQLException {
        tamper("insert into ledger.subject_event values (2, " + post + ", 1, '{1}')");

        String shown = hall.operators()
                .get("/api/v1/audit/posts/" + post, hall.admin())
                .text();
        ToolRun likes = audit("likes", post);
        ToolRun verify = audit("verify", "--index");
        remake();

        assertThat(shown).doesNotContain("\"position\":1,");
        assertThat(likes.out()).contains("WRONG at position 1: the index of subjects has the event");
        assertThat(verify.out()).contains("WRONG at position 1: the index has it wrongly for subject 2:" + post);
    }

    @Test
    void an_index_of_another_form_is_not_believed_and_made_anew() {
        index().restart("post.PostPublished author=7");

        assertThat(audit("likes", post, "--by-index").err()).contains("made by another version");
        assertThat(audit("likes", post).status()).isZero();
        assertThat(audit("verify", "--index").out()).contains("NOT CHECKED: the index of subjects");
        remake();
        assertThat(audit("likes", post, "--by-index").out()).contains("like.LikeWithdrawn");
    }

    @Test
    void what_the_index_has_not_taken_in_yet_is_read_from_the_log() throws SQLException {
        index().restart(index().state().declaration());

        JsonNode page = hall.operators()
                .get("/api/v1/audit/posts/" + post + "?limit=2", hall.admin())
                .json();
        await().until(() -> index().state().position() == head());

        assertThat(events(page.get("events"))).containsExactly("comment.CommentWritten", "like.LikeWithdrawn");
        assertThat(audit("verify", "--index").status()).isZero();
    }

    @Test
    void a_receipt_holds_for_the_tool_until_a_byte_of_it_is_changed() throws Exception {
        String receipt = hall.forum()
                .get("/api/v1/users/me/receipts/" + afterTheLike, reader.bearer())
                .text();
        Path kept = Files.writeString(directory.resolve("receipt.json"), receipt, UTF_8);
        Path forged =
                Files.writeString(directory.resolve("forged.json"), receipt.replaceFirst("forum", "other"), UTF_8);

        assertThat(audit("receipt", kept.toString()).out()).contains("like.PostLiked", "It holds");
        assertThat(audit("receipt", forged.toString()).status()).isEqualTo(1);
        assertThat(audit("receipt", directory.resolve("none").toString()).status())
                .isEqualTo(2);
        assertThat(hall.forum()
                        .get("/api/v1/users/me/receipts/" + afterTheLike, author.bearer())
                        .outcome())
                .isEqualTo("90001/404");
    }

    @Test
    void the_verifier_in_javascript_says_the_same_of_a_receipt() throws Exception {
        NodeVerifier.assumeNode();
        String receipt = hall.forum()
                .get("/api/v1/users/me/receipts/" + afterTheLike, reader.bearer())
                .text();
        Path kept = Files.writeString(directory.resolve("for-node.json"), receipt, UTF_8);
        Path forged = Files.writeString(
                directory.resolve("forged-for-node.json"), receipt.replaceFirst("forum", "other"), UTF_8);
        String key = hall.stoa().bean(TransparencyLog.class).verifierKey();
        NodeVerifier node = NodeVerifier.ofReceipts(directory);

        assertThat(node.run(List.of("--json", kept.toString(), "--key", key))
                        .get("ok")
                        .booleanValue())
                .isTrue();
        assertThat(node.run(List.of("--json", forged.toString(), "--key", key))
                        .get("finding")
                        .stringValue())
                .contains("does not have this event");
        assertThat(node.run(List.of("--json", kept.toString(), "--key", "other" + key))
                        .get("ok")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void two_checkpoints_are_compared_by_the_public_tiles_and_by_the_ledger() throws Exception {
        TransparencyLog log = hall.stoa().bean(TransparencyLog.class);
        Path old = Files.writeString(directory.resolve("old"), log.sign());
        hall.forum().register();
        Path recent = Files.writeString(directory.resolve("new"), log.sign());
        String tiles = "http://localhost:" + hall.stoa().port() + "/log";

        ToolRun shown = audit("consistency", old.toString(), recent.toString(), "--log", tiles);
        assertThat(shown.out()).as(shown.err()).contains("It holds");
        assertThat(audit("consistency", old.toString(), recent.toString()).status())
                .isZero();
        assertThat(audit("consistency", recent.toString(), old.toString()).status())
                .isEqualTo(2);
    }
}
