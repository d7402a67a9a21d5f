package stoa.server.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.ledger.Ledger;
import stoa.server.testing.LotteryHall;
import stoa.server.testing.LotteryHall.Prize;
import stoa.server.testing.Racing;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;

/** The operators' port of a whole Stoa: who gets in, and what they do to rounds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorTest {

    private static final String ROUNDS = "/api/v1/lottery/rounds";

    private LotteryHall hall;

    @BeforeAll
    void open() {
        hall = LotteryHall.start("stoa.lottery.first-round=false");
    }

    @AfterAll
    void close() {
        hall.close();
    }

    private Answer say(String route, String... headers) {
        String[] parts = route.split(" ", -1);
        return parts[0].equals("GET")
                ? hall.operators().get(parts[1], headers)
                : hall.operators().post(parts[1], parts.length > 2 ? parts[2] : "", headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/lottery/rounds",
                "GET /api/v1/lottery/rounds/42",
                "POST /api/v1/lottery/rounds",
                "POST /api/v1/lottery/rounds/42/close",
                "POST /api/v1/lottery/rounds/42/stock"
            })
    void only_administrators_get_in_and_only_at_their_port(String route) {
        LoggedIn bob = hall.forum().register();

        assertThat(say(route).status()).isEqualTo(401);
        assertThat(say(route, bob.bearer()).status()).isEqualTo(403);
        assertThat(say(route, hall.admin()).status()).isNotIn(401, 403);
        String[] parts = route.split(" ", -1);
        assertThat(hall.forum().post(parts[1], "", hall.admin()).status()).isIn(404, 405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/posts", "/api/v1/gifts", "/log/checkpoint", "/.well-known/jwks.json"})
    void nothing_else_is_to_be_had_there(String path) {
        assertThat(hall.operators().get(path, hall.admin()).status()).isEqualTo(404);
        assertThat(hall.forum().get(path).status()).isEqualTo(200);
    }

    @Test
    void what_they_do_to_a_round_is_in_the_ledger_under_their_name() {
        String round = hall.open(Prize.of("a mug", 2), Prize.blank(3));
        String mug = hall.gift("a mug");

        Answer added =
                say("POST " + ROUNDS + "/" + round + "/stock {\"gift\":\"" + mug + "\",\"pieces\":5}", hall.admin());
        hall.close(round);

        assertThat(added.status()).isEqualTo(204);
        assertThat(hall.stoa().bean(Ledger.class).stream("round:" + round, 0, 10))
                .hasSize(3)
                .extracting(stored -> new String(stored.event().metadata(), StandardCharsets.UTF_8))
                .allSatisfy(metadata -> assertThat(metadata).contains("\"operator\"", "\"1\""));
        JsonNode shown = hall.round(round);
        assertThat(shown.get("open").booleanValue()).isFalse();
        assertThat(shown.get("opened_by").stringValue()).isEqualTo("1");
        assertThat(shown.get("closed_by").stringValue()).isEqualTo("1");
        assertThat(shown.get("prizes").get(0).get("added").longValue()).isEqualTo(5);
        assertThat(shown.get("prizes").get(0).get("remaining").longValue()).isEqualTo(7);
        assertThat(hall.rounds().get(0)).isEqualTo(shown);
    }

    @Test
    void one_round_is_open_at_a_time_whoever_races() {
        hall.closeAny();
        int before = hall.rounds().size();
        String table = "{\"prizes\":[{\"name\":\"a mug\",\"stock\":1}]}";

        var answers = Racing.times(8, () -> hall.operators().post(ROUNDS, table, hall.admin()));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(hall.rounds()).hasSize(before + 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST /ROUNDS/42/close                           | 404 | ROUND_NOT_FOUND
            POST /ROUNDS/CLOSED/close                       | 409 | ROUND_CLOSED
            POST /ROUNDS/CLOSED/stock {"gift":"MUG","pieces":1} | 409 | ROUND_CLOSED
            POST /ROUNDS/OPEN/stock {"gift":"42","pieces":1}  | 404 | PRIZE_NOT_FOUND
            POST /ROUNDS {"prizes":[{"name":"a","stock":1}]}  | 409 | ROUND_OPEN
            GET /ROUNDS/42                                  | 404 | ROUND_NOT_FOUND
            """)
    void what_can_not_be_done_says_why(String route, int status, String code) {
        String closed = hall.open(Prize.of("a mug", 2));
        String mug = hall.gift("a mug");
        String open = hall.open(Prize.of("a cap", 2));

        Answer answer = say(
                route.replace("/ROUNDS", ROUNDS)
                        .replace("CLOSED", closed)
                        .replace("OPEN", open)
                        .replace("MUG", mug),
                hall.admin());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("code").stringValue()).isEqualTo(code);
    }
}
