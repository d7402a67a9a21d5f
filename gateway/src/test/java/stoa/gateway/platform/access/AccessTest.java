package stoa.gateway.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.kit.FakeVault;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.kit.TestClock;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import stoa.testkit.http.RawHttp;
import stoa.vault.Sessions;

/** Who counts as logged in, by which token, and what happens to the tokens meanwhile. */
@GatewayTest
class AccessTest {

    private static final String STATUS = "/api/v1/auth/status";

    @LocalServerPort
    int port;

    @Autowired
    FakeVault vault;

    @Autowired
    TestClock clock;

    private Client client;
    private LoggedIn alice;

    @BeforeEach
    void logIn() {
        client = new Client(port);
        alice = client.register();
    }

    private void expireAccessTokens() {
        clock.advance(Duration.ofHours(1));
    }

    @Test
    void a_token_says_who_where_in_which_session_and_for_how_long() throws ParseException {
        var claims = SignedJWT.parse(alice.accessToken()).getJWTClaimsSet();
        Sessions.Session session = vault.byRefreshToken.get(alice.refreshToken());

        assertThat(claims.getClaims()).containsOnlyKeys("sub", "sid", "face", "role", "iat", "exp");
        assertThat(claims.getSubject()).isEqualTo(alice.id());
        assertThat(claims.getClaim("sid")).isEqualTo(session.id().toString());
        assertThat(claims.getClaim("face")).isEqualTo("forum");
        assertThat(claims.getClaim("role")).isEqualTo("USER");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void nobody_gets_an_empty_401_that_clears_the_cookie() {
        var heard = RawHttp.say(port, """
                GET /api/v1/auth/status HTTP/1.1
                Host: localhost
                Origin: http://localhost:5173
                X-Request-Id: r1
                Connection: close

                """);

        assertThat(heard.status()).isEqualTo(401);
        assertThat(heard.body()).isEmpty();
        assertThat(heard.headers())
                .contains(
                        "Access-Control-Allow-Origin: http://localhost:5173",
                        "Access-Control-Allow-Credentials: true",
                        "Vary: Origin",
                        "Set-Cookie: refresh-token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax",
                        "Content-Length: 0");
        assertThat(heard.hasHeader("Content-Type")).isFalse();
        assertThat(heard.hasHeader("Authorization")).isFalse();
        assertThat(heard.hasHeader("WWW-Authenticate")).isFalse();
    }

    @Test
    void an_answer_to_no_origin_has_no_cross_origin_headers() {
        Answer answer = client.get(STATUS);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.response().headers().map().keySet())
                .noneMatch(name -> name.startsWith("access-control") || name.equals("vary"));
    }

    @Test
    void the_header_authenticates_and_touches_no_cookie() {
        Answer answer = client.get(
                STATUS,
                "Authorization",
                "Bearer " + alice.accessToken(),
                "Cookie",
                "refresh-token=" + alice.refreshToken());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.header("Authorization")).isNull();
    }

    @Test
    void the_cookie_of_the_client_authenticates() {
        assertThat(client.get(STATUS, "Cookie", "x-jwt-token=" + alice.accessToken())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_bad_header_is_not_healed_by_a_good_access_cookie() {
        assertThat(client.get(STATUS, "Authorization", "Bearer bad", "Cookie", "x-jwt-token=" + alice.accessToken())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_header_of_one_word_is_no_header() {
        assertThat(client.get(STATUS, "Authorization", "bad", "Cookie", "x-jwt-token=" + alice.accessToken())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer bad", "Bearer ", "Bearer a.b.c", "Basic x", "Bearer eyJhbGciOiJub25lIn0.e30."})
    void a_bad_header_is_healed_by_the_refresh_cookie(String header) {
        Answer answer = client.get(STATUS, "Authorization", header, "Cookie", "refresh-token=" + alice.refreshToken());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void an_unsigned_token_is_nobodys() {
        String[] parts = alice.accessToken().split("\\.", -1);

        assertThat(client.get(STATUS, "Authorization", "Bearer eyJhbGciOiJub25lIn0." + parts[1] + ".")
                        .status())
                .isEqualTo(401);
        assertThat(client.get(STATUS, "Authorization", "Bearer " + parts[0] + "." + parts[1] + ".AAAA")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void an_expired_token_is_refreshed_within_the_same_answer_and_session() throws ParseException {
        expireAccessTokens();
        assertThat(client.get(STATUS, alice.bearer()).status()).isEqualTo(401);

        Answer answer = client.get(
                STATUS,
                "Authorization",
                "Bearer " + alice.accessToken(),
                "Cookie",
                "refresh-token=" + alice.refreshToken());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie"))
                .isEqualTo(
                        "refresh-token=" + alice.refreshToken() + "; Path=/; Max-Age=432000; HttpOnly; SameSite=Lax");
        String fresh = answer.header("Authorization").substring("Bearer ".length());
        assertThat(SignedJWT.parse(fresh).getJWTClaimsSet().getClaim("sid"))
                .isEqualTo(
                        SignedJWT.parse(alice.accessToken()).getJWTClaimsSet().getClaim("sid"));
        assertThat(client.get(STATUS, "Authorization", "Bearer " + fresh).status())
                .isEqualTo(200);
    }

    @Test
    void twenty_refreshes_at_once_all_succeed_and_keep_the_session() {
        expireAccessTokens();
        List<Answer> answers;
        try (ExecutorService twenty = Executors.newFixedThreadPool(20)) {
            List<CompletableFuture<Answer>> asked = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> client.get(
                                    STATUS,
                                    "Authorization",
                                    "Bearer " + alice.accessToken(),
                                    "Cookie",
                                    "refresh-token=" + alice.refreshToken()),
                            twenty))
                    .limit(20)
                    .toList();
            answers = asked.stream().map(CompletableFuture::join).toList();
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Set-Cookie")).startsWith("refresh-token=" + alice.refreshToken() + ";");
            assertThat(client.get(STATUS, "Authorization", answer.header("Authorization"))
                            .status())
                    .isEqualTo(200);
        });
    }

    @Test
    void a_good_token_of_an_ended_session_is_not_healed_by_another_session() {
        Answer otherLogin = client.post(
                "/api/v1/auth/login", "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(alice.name(), Client.PASSWORD));
        LoggedIn other = LoggedIn.from(alice.name(), otherLogin);
        vault.end(vault.byRefreshToken.get(alice.refreshToken()).id());

        Answer answer = client.get(
                STATUS,
                "Authorization",
                "Bearer " + alice.accessToken(),
                "Cookie",
                "refresh-token=" + other.refreshToken());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Set-Cookie")).startsWith("refresh-token=; Path=/; Max-Age=0");
        assertThat(client.get(STATUS, other.bearer()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/posts", "/api/v1/posts/top", "/api/v1/posts/tags?tag=go", "/api/v1/users/%s"})
    void public_routes_are_deaf_to_bad_tokens_and_refresh_nothing(String path) {
        Answer answer = client.get(
                path.formatted(alice.id()),
                "Authorization",
                "Bearer bad",
                "Cookie",
                "x-jwt-token=bad; refresh-token=" + alice.refreshToken());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Authorization")).isNull();
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @Test
    void a_token_of_the_key_before_verifies_on_after_a_rotation() {
        vault.rotate();

        assertThat(client.get(STATUS, alice.bearer()).status()).isEqualTo(200);
        assertThat(client.get(STATUS, client.register().bearer()).status()).isEqualTo(200);
    }

    @Test
    void the_login_is_asked_for_before_id_and_body_are_judged() {
        assertThat(client.post("/api/v1/posts/abc", "{broken").status()).isEqualTo(401);
        assertThat(client.delete("/api/v1/posts/abc").status()).isEqualTo(401);
        assertThat(client.post("/api/v1/users/me", "{broken").status()).isEqualTo(401);
        assertThat(client.post("/api/v1/users/me/password", "").status()).isEqualTo(401);
        assertThat(client.post("/api/v1/posts", "[]").status()).isEqualTo(401);
    }

    @Test
    void a_broken_store_of_sessions_is_no_401() {
        vault.sessionsAreDown = true;
        try {
            Answer answer = client.get(STATUS, alice.bearer());

            assertThat(answer.outcome()).isEqualTo("10001/500");
            assertThat(answer.header("Set-Cookie")).isNull();
        } finally {
            vault.sessionsAreDown = false;
        }
    }
}
