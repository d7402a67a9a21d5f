package stoa.gateway.platform.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.kit.FakeVault;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.kit.TestClock;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import stoa.testkit.http.RawSocket;
import stoa.testkit.http.SocketClient;
import stoa.testkit.http.SocketClient.Closed;

/** Who gets a socket, and how long they keep it. */
@GatewayTest
class HandshakeTest {

    private static final String WS = "/api/v1/ws";
    private static final Closed SESSION_ENDED = new Closed(1008, "the session has ended");

    @LocalServerPort
    int port;

    @Autowired
    TestClock clock;

    @Autowired
    FakeVault vault;

    private Client client;
    private LoggedIn alice;

    @BeforeEach
    void logIn() {
        client = new Client(port);
        alice = client.register();
    }

    private static void assertAlive(SocketClient socket) {
        socket.send("{}");
        assertThat(socket.nextJson().get("type").stringValue()).isEqualTo("error");
    }

    @Test
    void the_header_and_either_cookie_open_a_socket() {
        List<String[]> ways = List.of(
                alice.bearer(),
                new String[] {"Cookie", "x-jwt-token=" + alice.accessToken()},
                alice.refreshCookie(),
                new String[] {"Cookie", "x-jwt-token=expired; refresh-token=" + alice.refreshToken()});
        for (String[] way : ways) {
            try (SocketClient socket = SocketClient.open(port, way)) {
                assertAlive(socket);
            }
        }
    }

    @Test
    void a_refresh_token_opens_a_socket_and_stays_good_for_the_next_request() {
        try (RawSocket socket = new RawSocket(port, 0, alice.refreshCookie())) {
            assertThat(socket.head())
                    .startsWith("HTTP/1.1 101")
                    .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                    .contains("Set-Cookie: refresh-token=" + alice.refreshToken())
                    .contains("Authorization: Bearer ");
        }
        assertThat(client.get("/api/v1/auth/status", alice.refreshCookie()).status())
                .isEqualTo(200);
    }

    @Test
    void a_good_access_token_leaves_the_refresh_token_alone() {
        try (RawSocket socket = new RawSocket(
                port, 0, "Cookie", "x-jwt-token=" + alice.accessToken() + "; refresh-token=" + alice.refreshToken())) {
            assertThat(socket.head()).startsWith("HTTP/1.1 101").doesNotContain("Set-Cookie");
        }
    }

    @Test
    void no_compression_is_agreed_on_since_it_costs_each_socket_too_much_memory() {
        try (RawSocket socket = new RawSocket(port, 0, alice.bearer())) {
            assertThat(socket.head()).startsWith("HTTP/1.1 101").doesNotContain("permessage-deflate");
        }
    }

    @Test
    void nobody_gets_the_same_empty_401_as_on_every_other_route() {
        for (String token : List.of("nonsense", "")) {
            HttpResponse<?> refused = SocketClient.refused(port, "Authorization", "Bearer " + token);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("refresh-token=; Path=/; Max-Age=0"));
            assertThat(refused.headers().firstValue("Content-Length")).hasValue("0");
            assertThat(refused.headers().firstValue("Authorization")).isEmpty();
        }
    }

    @Test
    void a_foreign_origin_is_turned_away_and_the_own_and_listed_ones_are_not() {
        assertThat(SocketClient.refused(port, with(alice.bearer(), "Origin", "http://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        for (String origin : List.of("http://localhost:5173", "http://localhost:" + port)) {
            try (SocketClient socket = SocketClient.open(port, with(alice.bearer(), "Origin", origin))) {
                assertAlive(socket);
            }
        }
    }

    private static String[] with(String[] first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void a_request_for_anything_but_a_socket_is_a_bad_one() {
        Answer answer = client.get(WS, alice.bearer());
        assertThat(answer.outcome()).isEqualTo("10002/400");
        assertThat(client.get(WS).status()).isEqualTo(401);
        assertThat(client.post(WS, "", alice.bearer()).status()).isEqualTo(405);
    }

    @Test
    void a_handshake_that_says_no_good_key_leaves_no_socket_behind() {
        String request = "GET " + WS + " HTTP/1.1\nHost: localhost\nAuthorization: Bearer " + alice.accessToken()
                + "\nConnection: Upgrade, close\nUpgrade: websocket\nSec-WebSocket-Version: 13\n"
                + "Sec-WebSocket-Key: short\n\n";
        assertThat(stoa.testkit.http.RawHttp.say(port, request).status()).isEqualTo(400);
        var other = stoa.testkit.http.RawHttp.say(port, request.replace("Version: 13", "Version: 8"));
        assertThat(other.status()).isEqualTo(426);
        assertThat(other.headers()).contains("Sec-WebSocket-Version: 13");
        assertThat(other.body()).startsWith("{\"code\":10002,");
    }

    @Test
    void an_expired_access_token_ends_no_socket() {
        try (SocketClient socket = SocketClient.open(port, alice.bearer())) {
            clock.advance(Duration.ofDays(2));
            assertAlive(socket);
        }
    }

    @Test
    void logging_out_ends_the_sockets_of_this_session_and_of_no_other() {
        LoggedIn elsewhere = logInAgain();
        try (SocketClient first = SocketClient.open(port, alice.bearer());
                SocketClient second = SocketClient.open(port, alice.refreshCookie());
                SocketClient other = SocketClient.open(port, elsewhere.bearer())) {
            assertThat(client.post("/api/v1/auth/logout", "", alice.bearer()).status())
                    .isEqualTo(200);
            assertThat(first.awaitClosed()).isEqualTo(SESSION_ENDED);
            assertThat(second.awaitClosed()).isEqualTo(SESSION_ENDED);
            assertAlive(other);
        }
        assertThat(SocketClient.refused(port, alice.bearer()).statusCode()).isEqualTo(401);
    }

    @Test
    void a_new_password_ends_the_sockets_of_all_other_sessions() {
        LoggedIn elsewhere = logInAgain();
        try (SocketClient own = SocketClient.open(port, alice.bearer());
                SocketClient other = SocketClient.open(port, elsewhere.bearer())) {
            assertThat(client.post(
                                    "/api/v1/users/me/password",
                                    "{\"old_password\":\"%s\",\"new_password\":\"%s\"}"
                                            .formatted(Client.PASSWORD, "f".repeat(32)),
                                    alice.bearer())
                            .status())
                    .isEqualTo(200);
            assertThat(other.awaitClosed()).isEqualTo(SESSION_ENDED);
            assertAlive(own);
        }
    }

    private LoggedIn logInAgain() {
        return LoggedIn.from(
                alice.name(),
                client.post(
                        "/api/v1/auth/login",
                        "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(alice.name(), Client.PASSWORD)));
    }
}
