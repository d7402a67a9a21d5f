package stoa.server.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.server.faces.GoChatPeople.assertRefused;
import static stoa.server.faces.GoChatPeople.credentials;
import static stoa.server.faces.GoChatPeople.failure;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.account.command.DisableAccount;
import stoa.api.kernel.AccountId;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Doors;
import stoa.server.faces.GoChatPeople.Member;
import stoa.server.forum.ForumContract;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.SocketClient;
import tools.jackson.databind.JsonNode;

/** Coming and going on the GoChat face, and people, as its document and its browser client have them. */
@ForumContract
class GoChatAccountsTest {

    private static final String UNAUTHORIZED = failure("未认证或 Token 无效", "UNAUTHORIZED");
    private static final String LOGGED_OUT = "{\"success\":true,\"message\":\"登出成功\",\"data\":{}}";
    private static final String USER = """
            {"userId":"ID","id":"ID","username":"%s","avatar":"","avatarUrl":"","email":"","isGuest":%s,\
            "createTime":"TIME"}""";

    @LocalServerPort
    int mainPort;

    @Autowired
    Commands commands;

    private final GoChatPeople people;
    private final Client http;
    private Member alice;

    @Autowired
    GoChatAccountsTest(Doors doors, GoChatFace face) {
        people = new GoChatPeople(doors, face);
        http = people.http;
    }

    @BeforeEach
    void come() {
        alice = people.register();
    }

    private Answer info(Member member) {
        return http.get("/api/user/info", member.bearer());
    }

    @Test
    void registering_answers_201_with_the_user_nested_and_flat_and_logs_nobody_in() {
        String name = People.freshName();
        Answer answer = http.post("/api/auth/register", credentials(" " + name + " "));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(People.shape(answer.text())).isEqualTo("""
                {"success":true,"message":"注册成功","data":{"user":%s,\
                "userId":"ID","username":"%s"}}""".formatted(USER.formatted(name, "false"), name));
        assertThat(answer.header("Authorization")).isNull();
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(people.login(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"username\":\"somebody\"}",
                "{\"password\":\"secret1\"}",
                "{\"username\":\"ab\",\"password\":\"secret1\"}",
                "{\"username\":\" ab \",\"password\":\"secret1\"}",
                "{\"username\":\"somebody\",\"password\":\"12345\"}",
                "{\"username\":\"some/body\",\"password\":\"secret1\"}",
                "{\"username\":\"100%\",\"password\":\"secret1\"}",
                "{\"username\":\"somebody\",\"password\":123456}",
                "{\"username\":123,\"password\":\"secret1\"}",
                "{\"username\":\"123456789012345678901234567890123456789012345678901\",\"password\":\"secret1\"}"
            })
    void what_is_missing_or_malformed_is_a_bad_request(String body) {
        Answer answer = http.post("/api/auth/register", body);
        assertRefused(answer, 400, "INVALID_PARAMS");
        assertThat(answer.text()).isEqualTo(failure("请求参数错误", "INVALID_PARAMS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "status", "profile", "search", "world", "Admin"})
    void words_that_are_paths_are_no_names(String name) {
        assertRefused(http.post("/api/auth/register", credentials(name)), 400, "INVALID_PARAMS");
    }

    @Test
    void a_name_that_somebody_has_is_a_conflict_in_whatever_case() {
        Answer answer = http.post("/api/auth/register", credentials(alice.name().toUpperCase(java.util.Locale.ROOT)));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).isEqualTo(failure("用户名已存在", "USERNAME_EXISTS"));
    }

    @Test
    void logging_in_answers_the_token_under_both_names_for_a_day_with_the_user() {
        Answer answer = http.post("/api/auth/login", credentials(alice.name()));

        assertThat(answer.status()).isEqualTo(200);
        String token = answer.data().get("token").stringValue();
        String refresh = answer.data().get("refreshToken").stringValue();
        assertThat(token).matches("[A-Za-z0-9._-]+");
        assertThat(refresh).isNotEmpty();
        String user = USER.formatted(alice.name(), "false");
        assertThat(People.shape(answer.text())).isEqualTo("""
                {"success":true,"message":"登录成功","data":{"token":"%s","accessToken":"%s","refreshToken":"%s",\
                "expiresIn":86400,"user":%s}}""".formatted(token, token, refresh, user));
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void a_login_counts_on_every_face() {
        Client main = new Client(mainPort);
        assertThat(main.get("/api/v1/auth/status", alice.bearer()).status()).isEqualTo(200);
        assertThat(main.get("/im/api/v1/users/me", alice.bearer()).status()).isEqualTo(200);
        String token = main.post("/im/auth/login", credentials(alice.name()))
                .json()
                .get("token")
                .stringValue();
        assertThat(info(new Member(alice.id(), alice.name(), token)).status()).isEqualTo(200);
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_refused_alike() {
        String wrong = "{\"username\":\"%s\",\"password\":\"wrong password\"}";
        Answer ofAlice = http.post("/api/auth/login", wrong.formatted(alice.name()));
        Answer ofNobody = http.post("/api/auth/login", wrong.formatted(People.freshName()));

        assertThat(ofAlice.status()).isEqualTo(401);
        assertThat(ofAlice.text()).isEqualTo(failure("用户名或密码错误", "AUTH_INVALID_CREDENTIALS"));
        assertThat(ofNobody.status()).isEqualTo(401);
        assertThat(ofNobody.text()).isEqualTo(ofAlice.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"username\":\"alice\"}", "{\"password\":\"secret1\"}", "{\"username\":1}"})
    void a_login_needs_both(String body) {
        assertRefused(http.post("/api/auth/login", body), 400, "INVALID_PARAMS");
    }

    @Test
    void who_is_shut_out_is_told_so_and_not_logged_in() {
        commands.sendAsSystemSeen(new DisableAccount(AccountId.parse(alice.id())));
        Answer answer = http.post("/api/auth/login", credentials(alice.name()));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).isEqualTo(failure("该账号已被停用", "FORBIDDEN"));
    }

    @Test
    void who_guesses_too_often_is_told_to_wait() {
        String body = "{\"username\":\"%s\",\"password\":\"wrong password\"}".formatted(alice.name());
        Answer last = http.post("/api/auth/login", body);
        for (int more = 0; more < 30 && last.status() == 401; more++) {
            last = http.post("/api/auth/login", body);
        }
        assertRefused(last, 429, "RATE_LIMITED");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
    }

    @Test
    void an_old_token_does_not_stand_in_the_way_of_a_login() {
        String[] stale = {"Authorization", "Bearer rubbish"};
        assertThat(http.post("/api/auth/login", credentials(alice.name()), stale)
                        .status())
                .isEqualTo(200);
        assertThat(http.post("/api/auth/register", credentials(People.freshName()), stale)
                        .status())
                .isEqualTo(201);
        assertThat(http.post("/api/auth/guest", "{}", stale).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"guestName\":\"\"}", "{\"guestName\":\" \"}", "{\"guestName\":null}"})
    void a_guest_who_says_no_name_is_given_one(String body) {
        Answer answer = http.post("/api/auth/guest", body);

        assertThat(answer.status()).isEqualTo(200);
        Member guest = Member.of(answer);
        assertThat(guest.name()).matches("游客[0-9]+(_[0-9]{4})?");
        assertThat(People.shape(answer.data().get("user").toString())).isEqualTo(USER.formatted(guest.name(), "true"));
        assertThat(answer.data().get("expiresIn").intValue()).isEqualTo(86_400);
        assertThat(info(guest).data().get("isGuest").booleanValue()).isTrue();
    }

    @Test
    void a_guest_has_the_name_they_wish_for_or_one_with_digits_behind() {
        String wish = "guest" + System.nanoTime();
        String body = "{\"guestName\":\" " + wish + " \"}";
        assertThat(Member.of(http.post("/api/auth/guest", body)).name()).isEqualTo(wish);
        assertThat(Member.of(http.post("/api/auth/guest", body)).name()).matches(wish + "_[0-9]{4}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a/b\"", "\"x\"", "\"1234567890123456789012345678901\"", "7", "[]"})
    void a_guests_name_is_a_name(String name) {
        assertRefused(http.post("/api/auth/guest", "{\"guestName\":" + name + "}"), 400, "INVALID_PARAMS");
    }

    @Test
    void guests_are_told_what_is_not_for_them() {
        Member guest = people.guest();
        String target = "{\"targetUserId\":\"" + alice.id() + "\",\"friendId\":\"" + alice.id() + "\"}";
        String forbidden = failure("访客不能执行此操作，请先注册", "GUEST_FORBIDDEN");
        for (Answer answer : new Answer[] {
            http.get("/api/users/" + alice.name(), guest.bearer()),
            http.get("/api/users/search?q=" + alice.name(), guest.bearer()),
            http.post("/api/conversations", target, guest.bearer()),
            http.post("/api/friends", target, guest.bearer()),
            http.post("/api/groups", "{\"groupName\":\"G\",\"members\":[\"" + alice.id() + "\"]}", guest.bearer())
        }) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).isEqualTo(forbidden);
        }
    }

    @Test
    void a_guest_is_in_the_room_of_everybody_and_in_what_others_begin() {
        Member guest = people.guest();
        assertThat(people.conversations(guest)).singleElement().satisfies(world -> assertThat(
                        world.get("conversationId").stringValue())
                .isEqualTo("world"));
        people.say(guest, "world", "hello");
        String conversation = people.open(alice, guest);
        people.say(guest, conversation, "you too");
        assertThat(people.conversations(guest)).hasSize(2);
        assertThat(http.put("/api/conversations/world/read", "", guest.bearer()).status())
                .isEqualTo(200);
        assertThat(http.get("/api/friends", guest.bearer()).text()).isEqualTo(GoChatPeople.SUCCESS.formatted("[]"));
        assertThat(http.get("/api/users/status/online", guest.bearer()).status())
                .isEqualTo(200);
    }

    @Test
    void logging_out_ends_the_session_and_its_sockets() {
        SocketClient socket = people.socket(alice);
        Answer answer = http.post("/api/auth/logout", "", alice.bearer());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(LOGGED_OUT);
        assertThat(socket.awaitClosed().code()).isEqualTo(1008);
        assertThat(info(alice).text()).isEqualTo(UNAUTHORIZED);
        assertThat(SocketClient.refusedAt(people.port, "/ws?token=" + alice.token())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void logging_out_is_never_refused_or_its_client_would_log_out_for_ever() {
        http.post("/api/auth/logout", "", alice.bearer());
        for (String[] headers : new String[][] {
            {"X", "none"}, {"Authorization", "Bearer undefined"}, {"Authorization", "nonsense"}, alice.bearer()
        }) {
            Answer answer =
                    http.send(http.to("/api/auth/logout").headers(headers).method("POST", BodyPublishers.noBody()));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo(LOGGED_OUT);
        }
    }

    @Test
    void one_of_several_logins_is_ended_alone() {
        Member again = people.login(alice.name());
        http.post("/api/auth/logout", "", alice.bearer());
        assertThat(info(again).status()).isEqualTo(200);
    }

    @Test
    void oneself_is_the_same_by_either_path() {
        Answer answer = info(alice);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(People.shape(answer.text()))
                .isEqualTo(GoChatPeople.SUCCESS.formatted(USER.formatted(alice.name(), "false")));
        assertThat(answer.data().get("userId").stringValue()).isEqualTo(alice.id());
        assertThat(http.get("/api/users/info", alice.bearer()).text()).isEqualTo(answer.text());
        assertThat(http.get("/api/users/profile", alice.bearer()).text()).isEqualTo(answer.text());
    }

    @Test
    void somebody_is_found_by_their_whole_name_and_shown_without_their_email() {
        Member bob = people.register();
        Answer answer = http.get("/api/users/" + bob.name().toUpperCase(java.util.Locale.ROOT), alice.bearer());
        String item = """
                {"userId":"%s","username":"%s","avatar":"","online":false}""".formatted(bob.id(), bob.name());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(GoChatPeople.SUCCESS.formatted(item));
        assertThat(http.get("/api/users/search?q=" + bob.name(), alice.bearer()).text())
                .isEqualTo(GoChatPeople.SUCCESS.formatted("[" + item + "]"));
        people.socket(bob);
        assertThat(http.get("/api/users/" + bob.name(), alice.bearer())
                        .data()
                        .get("online")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void a_name_in_a_path_is_what_a_browser_makes_of_it() {
        String name = "小 明" + System.nanoTime();
        http.post("/api/auth/register", credentials(name));
        String path = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(http.get("/api/users/" + path, alice.bearer())
                        .data()
                        .get("username")
                        .stringValue())
                .isEqualTo(name);
    }

    @Test
    void who_is_not_there_is_not_found() {
        Answer answer = http.get("/api/users/" + People.freshName(), alice.bearer());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo(failure("用户不存在", "USER_NOT_FOUND"));
        assertThat(http.get("/api/users/search?q=" + People.freshName(), alice.bearer())
                        .text())
                .isEqualTo(GoChatPeople.SUCCESS.formatted("[]"));
        assertRefused(http.get("/api/users/search", alice.bearer()), 400, "INVALID_PARAMS");
        assertRefused(http.get("/api/users/status", alice.bearer()), 404, "USER_NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/users/info",
        "GET, /api/user/info",
        "GET, /api/users/profile",
        "GET, /api/users/search",
        "GET, /api/users/status/online",
        "GET, /api/users/somebody",
        "GET, /api/conversations",
        "POST, /api/conversations",
        "GET, /api/conversations/world/messages",
        "PUT, /api/conversations/world/read",
        "POST, /api/messages",
        "POST, /api/groups",
        "GET, /api/groups/world",
        "POST, /api/groups/1/members",
        "DELETE, /api/groups/1/members/1",
        "GET, /api/friends",
        "POST, /api/friends",
        "DELETE, /api/friends/1",
        "GET, /ws"
    })
    void without_a_login_401_comes_before_anything_else_and_pages_get_to_read_it(String method, String path) {
        for (String[] headers : new String[][] {
            {"X", "none"}, {"Authorization", "Bearer rubbish"}, {"Cookie", "x-jwt-token=" + alice.token()}
        }) {
            Answer answer = http.send(http.to(path)
                    .headers(headers)
                    .header("Origin", "http://localhost:5173")
                    .method(method, BodyPublishers.noBody()));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text()).isEqualTo(UNAUTHORIZED);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/login", "/api/conversations", "/api/conversations/world/read", "/ws"})
    void a_browser_may_ask_first_without_a_login(String path) {
        Answer answer = http.send(http.to(path)
                .header("Origin", "http://localhost:5173")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET", "POST", "PUT", "DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers")).containsIgnoringCase("authorization");
        assertThat(answer.header("Access-Control-Allow-Headers")).containsIgnoringCase("content-type");
    }

    @ParameterizedTest
    @CsvSource({
        "404, NOT_FOUND, GET, /api/nowhere",
        "404, NOT_FOUND, POST, /api/v1/auth/login",
        "404, NOT_FOUND, GET, /api/v1/posts",
        "404, NOT_FOUND, GET, /",
        "405, METHOD_NOT_ALLOWED, GET, /api/auth/logout",
        "405, METHOD_NOT_ALLOWED, DELETE, /api/conversations",
        "413, MESSAGE_TOO_LARGE, POST, /api/auth/login"
    })
    void what_nobody_serves_is_said_in_the_envelope(int status, String code, String method, String path) {
        byte[] body = new byte[status == 413 ? 2 << 20 : 0];
        assertRefused(http.send(http.to(path).method(method, BodyPublishers.ofByteArray(body))), status, code);
    }

    @Test
    void both_ways_in_answer_the_same() {
        Client main = new Client(mainPort);
        for (String path : new String[] {"/api/user/info", "/api/conversations", "/api/groups/world"}) {
            JsonNode direct = http.get(path, alice.bearer()).json();
            assertThat(main.get("/gochat" + path, alice.bearer()).json()).isEqualTo(direct);
        }
        assertThat(main.get("/gochat/api/nowhere").text()).isEqualTo(failure("资源不存在", "NOT_FOUND"));
    }
}
