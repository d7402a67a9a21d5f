package stoa.server.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.query.platform.read.ViewReads;
import stoa.server.StoaTool;
import stoa.server.testing.LotteryHall;
import stoa.server.tool.ToolContext;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A poisoned event in a whole Stoa: what operators see of it, and what they do until all is well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLettersTest {

    private static final String LETTERS = "/api/v1/views/" + PoisonedView.GROUP + "/dead-letters";

    private LotteryHall hall;
    private LoggedIn author;

    private record Told(int status, String out, String err) {}

    @BeforeAll
    void open() {
        hall = LotteryHall.start(
                "stoa.lottery.first-round=false", "spring.main.sources=" + PoisonedView.class.getName());
        author = hall.forum().register();
    }

    @AfterAll
    void close() {
        hall.close();
    }

    @BeforeEach
    void break_it() {
        PoisonedView.mend(false);
    }

    @Test
    void a_poisoned_event_stops_its_document_only_and_a_mended_fold_lets_it_go_on() {
        String poisoned = publish("poison");
        edit(poisoned, "second");
        String healthy = publish("healthy");

        assertThat(titles(healthy)).contains("healthy");
        assertThat(titles(poisoned)).isEmpty();
        JsonNode listed = letter(poisoned);
        assertThat(listed.get("cause").stringValue()).contains("IllegalArgumentException", "poison");
        assertThat(listed.get("waiting").longValue()).isEqualTo(2);
        assertThat(hall.forum().get("/api/v1/posts/" + poisoned).status())
                .as("other views go on")
                .isEqualTo(200);
        assertThat(hall.operators().get("/metrics").text())
                .contains("stoa_views_parked{view=\"" + PoisonedView.GROUP + "\"} 1");

        JsonNode inspected = get(LETTERS + "/waiting?document=" + poisoned);
        assertThat(inspected.get("failed").get("event").stringValue()).isEqualTo("post.PostPublished");
        assertThat(inspected.get("failed").get("payload").get("title").stringValue())
                .isEqualTo("poison");
        assertThat(inspected.get("waiting")).hasSize(2);

        JsonNode again = post("/retry", "{\"document\":\"%s\",\"why\":\"just to see\"}".formatted(poisoned));
        assertThat(again.get("parked").booleanValue()).isTrue();
        assertThat(again.get("outcome").stringValue()).startsWith("folded 0 events, then stopped at ");

        PoisonedView.mend(true);
        JsonNode mended = post("/retry", "{\"document\":\"%s\",\"why\":\"mended\"}".formatted(poisoned));
        assertThat(mended.get("parked").booleanValue()).isFalse();
        assertThat(mended.get("outcome").stringValue()).isEqualTo("folded 2 events");
        assertThat(titles(poisoned)).contains("poison, second");
        edit(poisoned, "third");
        assertThat(titles(poisoned)).contains("poison, second, third");

        List<String> acts = new ArrayList<>();
        get("/api/v1/acts?subject=" + PoisonedView.GROUP + "/" + poisoned)
                .get("acts")
                .forEach(act -> acts.add(act.get("by").stringValue() + " "
                        + act.get("what").stringValue() + " "
                        + act.get("why").stringValue()));
        assertThat(acts).containsExactly("1 dead-letters.retry mended", "1 dead-letters.retry just to see");
        JsonNode act = get("/api/v1/acts/" + mended.get("act").longValue());
        assertThat(act.get("outcome").stringValue()).isEqualTo("folded 2 events");
    }

    @Test
    void an_evicted_event_is_passed_over_and_the_rest_goes_on() {
        String deadly = publish("first");
        edit(deadly, "deadly");
        edit(deadly, "third");
        long position = letter(deadly).get("position").longValue();

        Answer elsewhere = evict(deadly, position + 1);
        assertThat(elsewhere.status()).isEqualTo(409);
        assertThat(elsewhere.json().get("code").stringValue()).isEqualTo("STOPS_ELSEWHERE");

        Answer evicted = evict(deadly, position);
        assertThat(evicted.status()).as(evicted.text()).isEqualTo(200);
        assertThat(evicted.json().get("outcome").stringValue())
                .isEqualTo("evicted event " + position + ", folded 1 event");
        assertThat(titles(deadly)).contains("first, third");
    }

    @Test
    void an_erasure_is_never_passed_over() {
        LoggedIn leaving = hall.forum().register();
        String password = "{\"password\":\"%s\"}".formatted(Client.PASSWORD);
        assertThat(hall.forum()
                        .post("/api/v1/users/me/erasure", password, leaving.bearer())
                        .status())
                .isEqualTo(200);

        Answer evicted =
                evict(leaving.id(), letter(leaving.id()).get("position").longValue());

        assertThat(evicted.status()).isEqualTo(409);
        assertThat(evicted.json().get("code").stringValue()).isEqualTo("NOT_TO_BE_EVICTED");
        PoisonedView.mend(true);
        JsonNode mended = post("/retry", "{\"document\":\"%s\",\"why\":\"mended\"}".formatted(leaving.id()));
        assertThat(mended.get("parked").booleanValue()).isFalse();
    }

    @Test
    void the_tool_does_the_same() {
        String one = publish("poison one");
        String other = publish("poison other");
        edit(other, "deadly");

        assertThat(tool("list", PoisonedView.GROUP).out()).contains(one, other, "IllegalArgumentException");
        assertThat(tool("inspect", PoisonedView.GROUP, one).out()).contains("post.PostPublished");
        PoisonedView.mend(true);
        Told all = tool("retry", PoisonedView.GROUP, "--why", "mended");
        assertThat(all.out()).contains(one + ": folded 1 event", other + ": folded 1 event, then stopped at ");
        assertThat(all.status()).isEqualTo(ToolContext.WRONG);
        String position = letter(other).get("position").toString();
        Told evicted = tool("evict", PoisonedView.GROUP, other, position, "--why", "beyond repair", "--json");
        assertThat(new JsonMapper().readTree(evicted.out()).get("parked").booleanValue())
                .isFalse();
        assertThat(evicted.status()).isEqualTo(ToolContext.FINE);
        assertThat(titles(other)).contains("poison other");

        Told nothing = tool("retry", PoisonedView.GROUP, other, "--why", "again");
        assertThat(nothing.err()).contains("404 NOTHING_PARKED");
        assertThat(nothing.status()).isEqualTo(ToolContext.NOT_DONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/dead-letters",
                "GET /api/v1/views/any/dead-letters",
                "GET /api/v1/views/any/dead-letters/waiting?document=1",
                "POST /api/v1/views/any/dead-letters/retry",
                "POST /api/v1/views/any/dead-letters/evict",
                "GET /api/v1/acts",
                "GET /api/v1/acts/1"
            })
    void only_administrators_get_in_and_only_at_their_port(String route) {
        assertThat(say(route, "").status()).isEqualTo(401);
        assertThat(say(route, "", author.bearer()).status()).isEqualTo(403);
        assertThat(say(route, "", hall.admin()).status()).isNotIn(401, 403);
        String path = route.substring(route.indexOf('/'));
        assertThat(hall.forum().get(path, hall.admin()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET LETTERS/waiting                | | 400 | INVALID
            GET LETTERS/waiting?document=0     | | 404 | NOTHING_PARKED
            GET /api/v1/dead-letters?page=x    | | 400 | INVALID
            POST LETTERS/retry                 | {"why":"a"} | 400 | INVALID
            POST LETTERS/retry                 | {"document":"0"} | 400 | INVALID
            POST LETTERS/retry                 | {"document":"0","why":" "} | 400 | INVALID
            POST LETTERS/retry                 | {"document":"0","why":"a"} | 404 | NOTHING_PARKED
            POST LETTERS/evict                 | {"document":"0","why":"a"} | 400 | INVALID
            POST LETTERS/evict                 | {"document":"0","why":"a","position":"1"} | 400 | INVALID
            POST LETTERS/evict                 | {"document":"0","why":"a","position":1} | 404 | NOTHING_PARKED
            GET /api/v1/acts/x                 | | 400 | INVALID
            GET /api/v1/acts/9999999           | | 404 | ACT_NOT_FOUND
            """)
    void what_can_not_be_done_says_why(String route, String body, int status, String code) {
        Answer answer = say(
                route.replace("LETTERS", LETTERS).strip(),
                Optional.ofNullable(body).orElse(""),
                hall.admin());

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("code").stringValue()).isEqualTo(code);
    }

    private Answer say(String route, String body, String... headers) {
        String[] parts = route.split(" ", 2);
        return parts[0].equals("GET")
                ? hall.operators().get(parts[1], headers)
                : hall.operators().post(parts[1], body, headers);
    }

    private Answer evict(String document, long position) {
        String body = "{\"document\":\"%s\",\"position\":%d,\"why\":\"beyond repair\"}".formatted(document, position);
        return hall.operators().post(LETTERS + "/evict", body, hall.admin());
    }

    private JsonNode get(String path) {
        Answer answer = hall.operators().get(path, hall.admin());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode post(String what, String body) {
        Answer answer = hall.operators().post(LETTERS + what, body, hall.admin());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode letter(String document) {
        for (JsonNode letter : get(LETTERS + "?size=100").get("dead_letters")) {
            if (letter.get("document").stringValue().equals(document)) {
                return letter;
            }
        }
        throw new AssertionError("not parked: " + document);
    }

    private String publish(String title) {
        return hall.forum()
                .post(
                        "/api/v1/posts",
                        "{\"title\":\"%s\",\"content\":\"text\",\"tags\":[\"go\"]}".formatted(title),
                        author.bearer())
                .data()
                .get("id")
                .stringValue();
    }

    private void edit(String post, String title) {
        String body = "{\"title\":\"%s\",\"content\":\"text\",\"tags\":[\"go\"]}".formatted(title);
        assertThat(hall.forum()
                        .post("/api/v1/posts/" + post, body, author.bearer())
                        .status())
                .isEqualTo(200);
    }

    /** What the view says, which whoever wrote has waited for. */
    private Optional<String> titles(String post) {
        ViewReads reads = hall.stoa().bean(ViewReads.class);
        return reads.documents(hall.stoa().bean(PoisonedView.class)).find(post);
    }

    private Told tool(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(
                List.of("dead-letters", "--stoa.operator.token=" + hall.admin()[1].substring("Bearer ".length())));
        arguments.addAll(List.of(words));
        arguments.add("--url=http://localhost:" + hall.stoa().operatorPort());
        int status = new StoaTool(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments.toArray(String[]::new));
        return new Told(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
