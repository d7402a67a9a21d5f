package stoa.gateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.RawHttp;

@GatewayTest
class CrossOriginTest {

    private static final String LISTED = "http://localhost:5173";

    @LocalServerPort
    int port;

    private Client client;

    @BeforeEach
    void connect() {
        client = new Client(port);
    }

    private static void assertAllowed(Answer answer, String origin) {
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("Authorization");
        assertThat(answer.header("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @CsvSource({
        "200, GET, /api/v1/posts, ''",
        "400, GET, /api/v1/posts?pageNo=x, ''",
        "400, POST, /api/v1/auth/login, '{'",
        "401, GET, /api/v1/auth/status, ''",
        "401, POST, /api/v1/auth/logout, ''",
        "404, GET, /api/v1/posts/1, ''",
        "404, GET, /nowhere, ''",
        "405, PUT, /api/v1/posts, ''",
        "400, GET, /api/v1//posts, ''"
    })
    void every_answer_to_a_listed_origin_says_so(int status, String method, String path, String body) {
        Answer answer =
                client.send(client.to(path).header("Origin", LISTED).method(method, BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(status);
        assertAllowed(answer, LISTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void the_origin_it_is_served_from_is_its_own(String scheme) {
        String own = scheme + "://localhost:" + port;

        assertAllowed(client.get("/api/v1/posts", "Origin", own), own);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/posts",
        "GET, /nowhere",
        "POST, /api/v1/auth/login",
        "OPTIONS, /api/v1/posts",
        "DELETE, /api/v1/posts/1"
    })
    void a_foreign_origin_is_turned_away_before_anything_else(String method, String path) {
        for (String foreign :
                new String[] {"http://evil.example", "null", LISTED + ".evil.example", "localhost:5173"}) {
            Answer answer =
                    client.send(client.to(path).header("Origin", foreign).method(method, BodyPublishers.noBody()));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).isEmpty();
            assertThat(answer.response().headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/posts", "/api/v1/users/me", "/nowhere/at/all", "/api/v1/auth/status"})
    void a_preflight_needs_no_login_and_no_such_path(String path) {
        HttpRequest.Builder preflight = client.to(path)
                .header("Origin", LISTED)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody());

        Answer answer = client.send(preflight);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertAllowed(answer, LISTED);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET", "POST", "DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("Content-Type", "Authorization");
        assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("43200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/log/checkpoint", "/log/key", "/.well-known/jwks.json", "/log/nowhere"})
    void what_is_public_answers_any_origin_without_credentials(String path) {
        Answer answer = client.get(path, "Origin", "https://verifier.example");

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
    }

    @Test
    void what_is_public_answers_a_preflight_of_any_origin() {
        Answer answer = client.send(client.to("/log/checkpoint")
                .header("Origin", "https://verifier.example")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void errors_of_the_container_say_so_too() {
        var heard = RawHttp.say(port, """
                GET /api/v1/posts/%zz HTTP/1.1
                Host: localhost
                Origin: http://localhost:5173
                Connection: close

                """);

        assertThat(heard.status()).isEqualTo(400);
        assertThat(heard.headers())
                .contains(
                        "Access-Control-Allow-Origin: http://localhost:5173", "Access-Control-Allow-Credentials: true");
    }
}
