package stoa.gateway.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.PrizeOffer;
import stoa.api.lottery.command.AddStock;
import stoa.api.lottery.command.CloseRound;
import stoa.api.lottery.command.OpenRound;
import stoa.gateway.kit.FakeCore;
import stoa.gateway.kit.FakeLottery;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.operator.platform.OperatorFace;
import stoa.gateway.platform.Doors;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

@GatewayTest
@TestPropertySource(properties = "stoa.gateway.admin.password=let me in")
@DirtiesContext
class OperatorTest {

    private static final String LOGIN = "/api/v1/login";
    private static final String ROUNDS = "/api/v1/lottery/rounds";
    private static final String VIEWS = "/api/v1/views";
    private static final String ADMIN = "{\"name\":\"admin\",\"password\":\"let me in\"}";
    private static final AccountId ADMIN_ID = new AccountId(1);
    private static final String TABLE = """
            {"prizes": [
              {"name": "a mug", "description": "blue", "price": 100, "stock": 5},
              {"name": "谢谢参与", "stock": 7, "blank": true}
            ]}""";

    @LocalServerPort
    int mainPort;

    @Autowired
    Doors doors;

    @Autowired
    OperatorFace face;

    @Autowired
    FakeLottery lottery;

    @Autowired
    FakeCore core;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private Client operators;
    private Client forum;

    @BeforeEach
    void connect() {
        operators = new Client(doors.portOf(face).orElseThrow());
        forum = new Client(mainPort);
    }

    private String[] admin() {
        String token = operators.post(LOGIN, ADMIN).json().get("token").stringValue();
        return new String[] {"Authorization", "Bearer " + token};
    }

    private Answer say(Client client, String route, String... headers) {
        String[] parts = route.split(" ", -1);
        return parts[0].equals("GET")
                ? client.get(parts[1], headers)
                : client.post(parts[1], parts.length > 2 ? parts[2] : "", headers);
    }

    static Stream<String> routes() {
        return Stream.of(
                "GET " + ROUNDS,
                "GET " + ROUNDS + "/42",
                "POST " + ROUNDS,
                "POST " + ROUNDS + "/42/close",
                "POST " + ROUNDS + "/42/stock",
                "POST /api/v1/accounts/42/erasure",
                "POST /api/v1/accounts/42/disable",
                "POST /api/v1/accounts/42/enable",
                "GET " + VIEWS,
                "GET " + VIEWS + "/post-feed",
                "POST " + VIEWS + "/post-feed/rebuild",
                "POST " + VIEWS + "/post-feed/stop",
                "POST " + VIEWS + "/post-feed/resume",
                "POST " + VIEWS + "/post-feed/switch",
                "POST " + VIEWS + "/post-feed/back",
                "POST " + VIEWS + "/post-feed/drop",
                "POST " + VIEWS + "/post-feed/diff",
                "GET " + VIEWS + "/post-feed/diff",
                "GET " + VIEWS + "/post-feed/dead-letters",
                "GET " + VIEWS + "/post-feed/dead-letters/waiting",
                "POST " + VIEWS + "/post-feed/dead-letters/retry",
                "POST " + VIEWS + "/post-feed/dead-letters/evict",
                "GET /api/v1/dead-letters",
                "GET /api/v1/acts",
                "GET /api/v1/acts/42",
                "GET /api/v1/audit/accounts/42",
                "GET /api/v1/audit/posts/42",
                "GET /api/v1/audit/posts/42/state",
                "GET /api/v1/audit/conversations/42",
                "GET /api/v1/audit/conversations/42/members",
                "GET /api/v1/audit/rounds/42",
                "GET /api/v1/feed",
                "GET /feed",
                "POST /api/v1/logout");
    }

    @Test
    void each_route_but_the_login_is_among_those_that_are_tried_with_every_role() {
        List<String> mapped = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType().getPackageName().startsWith("stoa.gateway.operator."))
                .flatMap(route -> route.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(method -> route.getKey().getPatternValues().stream()
                                .map(path -> method + " "
                                        + path.replace("{id}", "42").replace("{view}", "post-feed"))))
                .toList();

        assertThat(mapped)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(routes(), Stream.of("POST " + LOGIN)).toList());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void without_a_login_a_route_answers_401(String route) {
        for (String[] headers : List.of(new String[] {}, new String[] {"Authorization", "Bearer nonsense"})) {
            Answer answer = say(operators, route, headers);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header(HttpHeaders.WWW_AUTHENTICATE)).isEqualTo("Bearer");
            assertThat(answer.header(HttpHeaders.CONTENT_TYPE)).startsWith("application/problem+json");
            assertThat(answer.json().get("code").stringValue()).isEqualTo("UNAUTHENTICATED");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_users_token_or_cookie_opens_no_route(String route) {
        LoggedIn bob = forum.register();

        Answer byToken = say(operators, route, bob.bearer());
        assertThat(byToken.status()).isEqualTo(403);
        assertThat(byToken.json().get("code").stringValue()).isEqualTo("FORBIDDEN");
        assertThat(say(operators, route, bob.refreshCookie()).status()).isEqualTo(401);
        assertThat(say(operators, route, "Cookie", "x-jwt-token=" + bob.accessToken())
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void an_admin_gets_past_the_door(String route) {
        assertThat(say(operators, route, admin()).status()).isNotIn(401, 403, 405, 500);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void no_route_is_to_be_had_at_the_main_port(String route) {
        // The rounds of the main port are another face's: a list for everybody, and nothing to be sent to it.
        String elsewhere =
                switch (route) {
                    case "GET " + ROUNDS -> "0/200";
                    case "POST " + ROUNDS -> "10002/405";
                    default -> "10002/404";
                };
        assertThat(say(forum, route, admin()).outcome()).isEqualTo(elsewhere);
        assertThat(forum.post(LOGIN, ADMIN).outcome()).isEqualTo("10002/404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/posts",
                "GET /api/v1/gifts",
                "GET /api/v1/lottery/lucky",
                "POST /api/v1/posts",
                "POST /api/v1/auth/login",
                "GET /log/checkpoint",
                "GET /.well-known/jwks.json",
                "GET /nowhere",
                "GET /"
            })
    void nothing_else_is_to_be_had_at_this_port(String route) {
        Answer answer = say(operators, route, admin());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("{\"title\":\"Not Found\",\"status\":404}");
        assertThat(answer.header(HttpHeaders.CONTENT_TYPE)).startsWith("application/problem+json");
    }

    @Test
    void an_operator_erases_a_person_for_a_reason_and_not_themselves() {
        LoggedIn bob = forum.register();
        String path = "/api/v1/accounts/" + bob.id() + "/erasure";

        for (String body : List.of("", "{}", "{\"reason\":null}", "{\"reason\":\"own_wish\"}", "{\"reason\":7}")) {
            Answer answer = operators.post(path, body, admin());
            assertThat(answer.status()).as(body).isEqualTo(400);
        }
        Answer done = operators.post(path, "{\"reason\":\"request\"}", admin());
        assertThat(done.status()).isEqualTo(204);
        assertThat(core.lastMetaData.get(MetaKeys.ACTOR)).isEqualTo(ADMIN_ID.toString());
        assertThat(forum.get("/api/v1/auth/status", bob.bearer()).status()).isEqualTo(401);

        assertThat(operators
                        .post("/api/v1/accounts/77/erasure", "{\"reason\":\"legal\"}", admin())
                        .json()
                        .get("code")
                        .stringValue())
                .isEqualTo("ACCOUNT_NOT_FOUND");
        Answer own = operators.post("/api/v1/accounts/1/erasure", "{\"reason\":\"abuse\"}", admin());
        assertThat(own.status()).isEqualTo(409);
        assertThat(own.json().get("code").stringValue()).isEqualTo("ADMINISTRATOR_STAYS");
    }

    @Test
    void an_operator_shuts_a_person_out_on_every_face_and_lets_them_in_again() {
        LoggedIn bob = forum.register();
        String path = "/api/v1/accounts/" + bob.id();
        String login = "{\"name\":\"" + bob.name() + "\",\"password\":\"" + Client.PASSWORD + "\"}";

        assertThat(operators.post(path + "/disable", "", admin()).status()).isEqualTo(204);
        assertThat(core.lastMetaData.get(MetaKeys.ACTOR)).isEqualTo(ADMIN_ID.toString());
        assertThat(forum.get("/api/v1/auth/status", bob.bearer()).status()).isEqualTo(401);
        assertThat(forum.post("/api/v1/auth/login", login).outcome()).isEqualTo("20006/403");
        assertThat(forum.post(
                                "/api/v1/auth/login",
                                login.replace("password\":\"", "password\":\"0").replace("0\"}", "\"}"))
                        .code())
                .as("who does not know the password is not told")
                .isNotEqualTo(20006);

        assertThat(operators.post(path + "/enable", "", admin()).status()).isEqualTo(204);
        assertThat(forum.post("/api/v1/auth/login", login).status()).isEqualTo(200);
        assertThat(operators.post("/api/v1/accounts/1/disable", "", admin()).status())
                .isEqualTo(409);
        assertThat(operators.post("/api/v1/accounts/77/disable", "", admin()).status())
                .isEqualTo(404);
    }

    @Test
    void another_faces_path_is_unknown_here_whatever_the_method() {
        assertThat(operators.delete("/api/v1/posts", admin()).status()).isEqualTo(404);
        assertThat(operators.delete(ROUNDS, admin()).status()).isEqualTo(405);
    }

    @Test
    void an_admin_logs_in_for_a_token_that_is_good_until_they_log_out() {
        Answer login = operators.post(LOGIN, ADMIN);
        assertThat(login.status()).isEqualTo(200);
        assertThat(login.json().get("expires_in").intValue()).isEqualTo(3_600);
        assertThat(login.header(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-store");
        assertThat(login.header(HttpHeaders.SET_COOKIE)).isNull();
        String[] bearer = {
            "Authorization", "Bearer " + login.json().get("token").stringValue()
        };

        assertThat(operators.post("/api/v1/logout", "", bearer).status()).isEqualTo(204);
        assertThat(operators.get(ROUNDS, bearer).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"admin","password":"wrong"}  | 401 | WRONG_CREDENTIALS
            {"name":"nobody","password":"wrong"} | 404 | ACCOUNT_NOT_FOUND
            {"name":"admin"}                     | 400 | INVALID
            {"password":"let me in"}             | 400 | INVALID
            {"name":1,"password":"let me in"}    | 400 | INVALID
            {broken                              | 400 | INVALID
            """)
    void a_login_that_fails_says_why(String body, int status, String code) {
        Answer answer = operators.post(LOGIN, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("code").stringValue()).isEqualTo(code);
        operators.post(LOGIN, ADMIN);
    }

    @Test
    void a_user_who_knows_their_password_gets_no_token() {
        LoggedIn bob = forum.register();

        Answer answer =
                operators.post(LOGIN, "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(bob.name(), Client.PASSWORD));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("code").stringValue()).isEqualTo("FORBIDDEN");
        assertThat(answer.json().has("token")).isFalse();
    }

    @Test
    void who_guesses_has_to_wait() {
        LoggedIn bob = forum.register();
        String wrong = "{\"name\":\"%s\",\"password\":\"wrong\"}".formatted(bob.name());
        for (int i = 0; i < 5; i++) {
            assertThat(operators.post(LOGIN, wrong).status()).isEqualTo(401);
        }

        Answer limited = operators.post(LOGIN, wrong);

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header(HttpHeaders.RETRY_AFTER)).isEqualTo("30");
        assertThat(limited.json().get("code").stringValue()).isEqualTo("TOO_MANY_ATTEMPTS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:5173", "http://evil.example"})
    void no_other_origins_page_may_call(String origin) {
        assertThat(operators.post(LOGIN, ADMIN, "Origin", origin).status()).isEqualTo(403);
        assertThat(operators.get(ROUNDS, "Origin", origin).header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN))
                .isNull();
    }

    @Test
    void an_operator_opens_fills_up_and_closes_a_round_in_their_own_name() {
        String[] admin = admin();
        lottery.offer();
        closeWhatIsOpen(admin);

        Answer opened = operators.post(ROUNDS, TABLE, admin);

        assertThat(opened.status()).isEqualTo(201);
        String id = opened.json().get("id").stringValue();
        assertThat(lottery.heard)
                .isEqualTo(new OpenRound(
                        Optional.of(ADMIN_ID),
                        List.of(
                                new PrizeOffer("a mug", "", "blue", 100, 5, false),
                                new PrizeOffer("谢谢参与", "", "", 0, 7, true))));
        assertThat(core.lastMetaData).containsEntry(MetaKeys.ACTOR, "1").containsEntry(MetaKeys.FACE, "operator");
        assertThat(operators.post(ROUNDS, TABLE, admin).status()).isEqualTo(409);

        String gift = lottery.prizes().getFirst().gift().toString();
        Answer added =
                operators.post(ROUNDS + "/" + id + "/stock", "{\"gift\":\"%s\",\"pieces\":3}".formatted(gift), admin);
        assertThat(added.status()).isEqualTo(204);
        assertThat(lottery.heard)
                .isEqualTo(new AddStock(
                        RoundId.parse(id), lottery.prizes().getFirst().gift(), 3, ADMIN_ID));

        assertThat(operators.post(ROUNDS + "/" + id + "/close", "", admin).status())
                .isEqualTo(204);
        assertThat(lottery.heard).isEqualTo(new CloseRound(RoundId.parse(id), ADMIN_ID));
        assertThat(core.lastMetaData).containsEntry(MetaKeys.ACTOR, "1");
        Answer closed = operators.get(ROUNDS + "/" + id, admin);
        assertThat(closed.json().get("open").booleanValue()).isFalse();
        assertThat(closed.json().get("closed_by").stringValue()).isEqualTo("1");
        assertThat(operators
                        .get(ROUNDS + "?page=1&size=1", admin)
                        .json()
                        .get("rounds")
                        .get(0))
                .isEqualTo(closed.json());
    }

    private void closeWhatIsOpen(String... admin) {
        String open = operators
                .get(ROUNDS, admin)
                .json()
                .get("rounds")
                .get(0)
                .get("id")
                .stringValue();
        assertThat(operators.post(ROUNDS + "/" + open + "/close", "", admin).status())
                .isEqualTo(204);
    }

    @Test
    void a_round_shows_where_the_pieces_of_each_prize_are() {
        String[] admin = admin();
        lottery.offer(new PrizeOffer("a mug", "", "blue", 100, 5, false));

        String id = operators
                .get(ROUNDS, admin)
                .json()
                .get("rounds")
                .get(0)
                .get("id")
                .stringValue();
        String gift = lottery.prizes().getFirst().gift().toString();

        assertThat(operators.get(ROUNDS + "/" + id, admin).text())
                .isEqualTo(("{\"id\":\"%s\",\"open\":true,\"opened_at\":\"2026-11-21T12:00:00Z\",\"entries\":0,"
                                + "\"draws\":0,\"commitment\":\"c\",\"digest\":\"d\",\"prizes\":[{\"id\":\"%s\","
                                + "\"name\":\"a mug\",\"avatar\":\"\",\"description\":\"blue\",\"price\":100,"
                                + "\"blank\":false,\"stock\":5,\"added\":0,\"remaining\":5,\"reserved\":0,\"paid\":0,"
                                + "\"consumed\":0}]}")
                        .formatted(id, gift));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /api/v1/lottery/rounds/42                              | 404 | ROUND_NOT_FOUND
            GET /api/v1/lottery/rounds/abc                             | 400 | INVALID
            GET /api/v1/lottery/rounds/0                               | 400 | INVALID
            GET /api/v1/lottery/rounds?page=0                          | 400 | INVALID
            GET /api/v1/lottery/rounds?size=101                        | 400 | INVALID
            GET /api/v1/lottery/rounds?size=many                       | 400 | INVALID
            POST /api/v1/lottery/rounds/42/close                       | 404 | ROUND_NOT_FOUND
            POST /api/v1/lottery/rounds/42/stock {"gift":"3","pieces":1} | 404 | ROUND_NOT_FOUND
            POST /api/v1/lottery/rounds/42/stock {"gift":"3","pieces":0} | 400 | INVALID
            POST /api/v1/lottery/rounds/42/stock {"gift":"x","pieces":1} | 400 | INVALID
            POST /api/v1/lottery/rounds/42/stock {"gift":"3"}          | 400 | INVALID
            POST /api/v1/lottery/rounds/42/stock {"pieces":1}          | 400 | INVALID
            POST /api/v1/lottery/rounds                                | 400 | INVALID
            POST /api/v1/lottery/rounds {}                             | 400 | INVALID
            POST /api/v1/lottery/rounds {"prizes":[]}                  | 400 | INVALID
            POST /api/v1/lottery/rounds {"prizes":[null]}              | 400 | INVALID
            POST /api/v1/lottery/rounds {"prizes":[{}]}                | 400 | INVALID
            POST /api/v1/lottery/rounds {"prizes":[{"name":"a"}]}      | 400 | INVALID
            POST /api/v1/lottery/rounds {"prizes":[{"name":"a","stock":-1}]} | 400 | INVALID
            POST /api/v1/lottery/rounds {"prizes":[{"name":"a","stock":1,"blank":true}]} | 400 | INVALID
            POST /api/v1/lottery/rounds {"prizes":[{"name":"a","stock":1},{"name":"a","stock":1}]} | 400 | INVALID
            """)
    void what_can_not_be_is_refused_with_the_codes_name(String route, int status, String code) {
        Answer answer = say(operators, route, admin());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("code").stringValue()).isEqualTo(code);
        assertThat(answer.json().get("status").intValue()).isEqualTo(status);
        assertThat(answer.json().get("detail").stringValue()).isNotBlank();
    }

    @Test
    void a_fault_says_so_as_a_problem_too() {
        String[] admin = admin();
        core.outage = KernelError.LEDGER_UNAVAILABLE;
        try {
            Answer answer = operators.post(ROUNDS, TABLE, admin);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("code").stringValue()).isEqualTo("LEDGER_UNAVAILABLE");
        } finally {
            core.outage = null;
        }
    }
}
