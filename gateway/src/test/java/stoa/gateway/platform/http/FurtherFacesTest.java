package stoa.gateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.platform.BearerFace;
import stoa.gateway.platform.Doors;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import stoa.testkit.http.RawHttp;

/** Faces with a port of their own and a prefix at the main port: each is itself alone, and the same both ways. */
@GatewayTest
class FurtherFacesTest {

    private static final String IM = "{\"error\":\"%s\"}";
    private static final String GOCHAT = "{\"success\":false,\"message\":\"%s\",\"code\":\"%s\"}";
    private static final String CHAT = "{\"code\":%d,\"message\":\"%s\",\"error\":\"%s\"}";

    @LocalServerPort
    int mainPort;

    @Autowired
    Doors doors;

    @Autowired
    ImFace im;

    @Autowired
    ChatFace chat;

    @Autowired
    GoChatFace gochat;

    private Client main;

    @BeforeEach
    void connect() {
        main = new Client(mainPort);
    }

    private BearerFace face(String name) {
        return switch (name) {
            case "im" -> im;
            case "chat" -> chat;
            default -> gochat;
        };
    }

    private int port(String face) {
        return doors.portOf(face(face)).orElseThrow();
    }

    private Client own(String face) {
        return new Client(port(face));
    }

    private static void assertSame(Answer one, Answer other) {
        assertThat(other.status()).isEqualTo(one.status());
        assertThat(other.text()).isEqualTo(one.text());
        assertThat(headers(other)).isEqualTo(headers(one));
    }

    /** All but those that tell one answer from any other. */
    private static Object headers(Answer answer) {
        return answer.response().headers().map().entrySet().stream()
                .filter(header -> !List.of("date", "x-request-id").contains(header.getKey()))
                .sorted(java.util.Map.Entry.comparingByKey())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "im, 404, GET, /nowhere, ''",
        "im, 404, GET, /, ''",
        "im, 404, GET, /api/v1/posts, ''",
        "im, 404, GET, /log/checkpoint, ''",
        "im, 404, GET, /metrics, ''",
        "im, 404, GET, /im/auth/login, ''",
        "im, 404, FOO, /nowhere, ''",
        "im, 405, GET, /auth/login, ''",
        "im, 405, FOO, /auth/login, ''",
        "im, 400, POST, /auth/login, ''",
        "im, 400, POST, /auth/login, '{'",
        "im, 400, POST, /auth/login, '[]'",
        "im, 400, POST, /auth/login, 'null'",
        "im, 400, POST, /auth/login, '{\"username\":1,\"password\":\"x\"}'",
        "im, 400, POST, /auth/login, '{\"username\":\"x\"}'",
        "im, 401, POST, /auth/login, '{\"username\":\"nobody here\",\"password\":\"secret\"}'",
        "im, 204, OPTIONS, /auth/login, ''",
        "chat, 404, GET, /nowhere, ''",
        "chat, 404, GET, /metrics, ''",
        "chat, 404, POST, /auth/login, '{}'",
        "chat, 405, GET, /api/v1/login, ''",
        "chat, 400, POST, /api/v1/login, '{'",
        "chat, 400, POST, /api/v1/login, '{\"email\":\"\",\"password\":\"x\"}'",
        "chat, 401, POST, /api/v1/login, '{\"email\":\"nobody@example.com\",\"password\":\"x\"}'",
        "gochat, 404, GET, /nowhere, ''",
        "gochat, 404, GET, /metrics, ''",
        "gochat, 404, POST, /auth/login, '{}'",
        "gochat, 404, POST, /api/v1/auth/login, '{}'",
        "gochat, 405, GET, /api/auth/login, ''",
        "gochat, 400, POST, /api/auth/login, '{'",
        "gochat, 400, POST, /api/auth/login, '{\"username\":\"x\"}'",
        "gochat, 401, POST, /api/auth/login, '{\"username\":\"nobody here\",\"password\":\"secret\"}'",
        "gochat, 200, POST, /api/auth/logout, ''",
        "gochat, 200, POST, /api/auth/logout, 'no JSON'",
        "gochat, 204, OPTIONS, /api/auth/login, ''"
    })
    void both_ways_in_lead_to_the_same_answer(String face, int status, String method, String path, String body) {
        Answer direct = own(face)
                .send(own(face)
                        .to(path)
                        .header("Origin", "http://anywhere.example")
                        .method(method, BodyPublishers.ofString(body)));
        Answer prefixed = main.send(main.to(face(face).prefix() + path)
                .header("Origin", "http://anywhere.example")
                .method(method, BodyPublishers.ofString(body)));

        assertThat(direct.status()).isEqualTo(status);
        assertThat(direct.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(direct.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(direct.header("Access-Control-Expose-Headers")).contains("Authorization");
        assertSame(direct, prefixed);
    }

    @Test
    void errors_are_in_the_faces_own_envelope() {
        assertThat(own("im").get("/nowhere").text()).isEqualTo(IM.formatted("资源不存在"));
        assertThat(own("im").get("/auth/login").text()).isEqualTo(IM.formatted("请求方法不支持"));
        assertThat(own("im").get("/auth/login").header("Allow")).isEqualTo("POST");
        assertThat(own("im").post("/auth/login", "{").text()).isEqualTo(IM.formatted("请求参数错误"));
        assertThat(own("chat").get("/nowhere").text()).isEqualTo(CHAT.formatted(404, "资源不存在", "资源不存在"));
        assertThat(own("chat").post("/api/v1/login", "{").text()).isEqualTo(CHAT.formatted(400, "请求参数错误", "请求参数错误"));
        assertThat(own("gochat").get("/nowhere").text()).isEqualTo(GOCHAT.formatted("资源不存在", "NOT_FOUND"));
        assertThat(own("gochat").get("/api/auth/login").text())
                .isEqualTo(GOCHAT.formatted("请求方法不支持", "METHOD_NOT_ALLOWED"));
        assertThat(own("gochat").post("/api/auth/login", "{").text())
                .isEqualTo(GOCHAT.formatted("请求参数错误", "INVALID_PARAMS"));
        assertThat(main.get("/nowhere").text()).contains("10002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%",
                "GET /auth/%zz",
                "GET /auth/%00",
                "GET /auth/%2F",
                "GET /auth/;a=1",
                "GET //auth/login",
                "GET /auth/../../etc/passwd",
                "GET /auth/login?x=%zz"
            })
    void a_malformed_path_is_answered_in_the_envelope_both_ways(String line) {
        String http = " HTTP/1.1\nHost: localhost\nConnection: close\nOrigin: http://a.example\n\n";
        RawHttp.Heard direct = RawHttp.say(port("im"), line + http);
        RawHttp.Heard prefixed = RawHttp.say(mainPort, line.replaceFirst("GET ", "GET /im") + http);

        assertThat(direct.body()).startsWith("{\"error\":\"");
        assertThat(direct.status()).isIn(400, 405);
        assertThat(direct.hasHeader("Access-Control-Allow-Origin")).isTrue();
        assertThat(prefixed.status()).isEqualTo(direct.status());
        assertThat(prefixed.body()).isEqualTo(direct.body());
    }

    @Test
    void what_is_no_http_is_answered_in_the_envelope_of_the_port() {
        RawHttp.Heard heard = RawHttp.say(port("im"), "GET /auth/{1} HTTP/1.1\nHost: a\nConnection: close\n\n");

        assertThat(heard.status()).isEqualTo(400);
        assertThat(heard.body()).isEqualTo(IM.formatted("请求参数错误"));
    }

    @Test
    void a_body_over_the_limit_is_413() {
        Answer answer = own("im").post("/auth/login", "{\"username\":\"" + "x".repeat(1 << 21) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).isEqualTo(IM.formatted("请求体过大"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "no type"
            })
    void a_body_is_json_whatever_its_type_is_said_to_be(String type) {
        LoggedIn alice = main.register();
        String body = "{\"username\":\"" + alice.name() + "\",\"password\":\"" + Client.PASSWORD + "\",\"more\":[]}";

        Answer answer = type.isEmpty()
                ? own("im").post("/auth/login", body)
                : own("im").post("/auth/login", body, "Content-Type", type);

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_token_of_one_face_is_good_on_every_other() {
        LoggedIn alice = main.register();
        Answer answer = own("im")
                .post(
                        "/auth/login",
                        "{\"username\":\"" + alice.name().toUpperCase(java.util.Locale.ROOT) + "\",\"password\":\""
                                + Client.PASSWORD + "\"}");

        String token = answer.json().get("token").stringValue();
        assertThat(answer.text()).isEqualTo("{\"token\":\"" + token + "\"}");
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(main.get("/api/v1/auth/status", "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_paths_of_the_forum_are_its_own_though_they_begin_alike() {
        assertThat(main.get("/imposter").text()).contains("10002");
        assertThat(main.get("/im").text()).isEqualTo(IM.formatted("资源不存在"));
        assertThat(main.get("/im/").text()).isEqualTo(IM.formatted("资源不存在"));
    }
}
