package stoa.server.forum;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

/** Accounts through the whole of Stoa: unique, durable before they are answered, and readable at once. */
@ForumContract
class AccountsTest {

    private static final String STATUS = "/api/v1/auth/status";

    @LocalServerPort
    int port;

    private Client client;
    private LoggedIn alice;

    @BeforeEach
    void register() {
        client = new Client(port);
        alice = client.register();
    }

    private Answer register(String name, String email) {
        return client.post(
                "/api/v1/auth/register",
                "{\"name\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}".formatted(name, email, Client.PASSWORD));
    }

    private Answer login(String name, String password) {
        return client.post("/api/v1/auth/login", "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    }

    private Answer edit(LoggedIn who, String body) {
        return client.post("/api/v1/users/me", body, who.bearer());
    }

    private static <T> List<T> allAtOnce(int times, Supplier<T> what) {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<CompletableFuture<T>> running = Stream.generate(() -> CompletableFuture.supplyAsync(what, threads))
                    .limit(times)
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        }
    }

    private static String fresh(String stem) {
        return stem + Long.toString(System.nanoTime(), 36);
    }

    @Test
    void of_racing_registrations_exactly_one_wins_and_can_log_in() {
        for (int round = 0; round < 5; round++) {
            String name = fresh("racer");

            List<Answer> answers = allAtOnce(8, () -> register(name, ""));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
            Answer winner = answers.stream()
                    .filter(answer -> answer.status() == 200)
                    .findFirst()
                    .orElseThrow();
            Answer loggedIn = login(name, Client.PASSWORD);
            assertThat(loggedIn.data().get("id")).isEqualTo(winner.data().get("id"));
        }
    }

    @Test
    void names_and_emails_are_unique_without_regard_to_case_and_spaces() {
        String shouted = alice.name().toUpperCase(Locale.ROOT);

        assertThat(register(shouted, "").outcome()).isEqualTo("20002/409");
        assertThat(register("  " + alice.name() + " ", "").outcome()).isEqualTo("20002/409");
        assertThat(register(fresh("other"), shouted + "@EXAMPLE.com").outcome()).isEqualTo("20002/409");
        assertThat(login(" " + shouted, Client.PASSWORD).data().get("id").stringValue())
                .isEqualTo(alice.id());
    }

    @Test
    void many_accounts_live_without_an_email() {
        assertThat(register(fresh("one"), "").status()).isEqualTo(200);
        assertThat(register(fresh("two"), "").status()).isEqualTo(200);
        assertThat(edit(alice, "{\"email\":\"\"}").status()).isEqualTo(200);
        assertThat(edit(client.register(), "{\"email\":\"\"}").status()).isEqualTo(200);
    }

    @Test
    void an_email_that_was_given_up_may_be_taken_by_another() {
        String email = alice.name() + "@example.com";
        LoggedIn bob = client.register();

        assertThat(edit(bob, "{\"email\":\"" + email + "\"}").outcome()).isEqualTo("20002/409");
        edit(alice, "{\"email\":\"\"}");
        assertThat(edit(bob, "{\"email\":\"" + email + "\"}").status()).isEqualTo(200);
        assertThat(edit(alice, "{\"email\":\"" + email + "\"}").outcome()).isEqualTo("20002/409");
        assertThat(client.get("/api/v1/users/" + bob.id()).data().get("email").stringValue())
                .isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "Admin2", "me", "TOP", "system", "profile", "search", "world", "info", "status"})
    void reserved_names_are_refused(String name) {
        assertThat(register(name, "").outcome()).isEqualTo("10002/400");
    }

    @Test
    void a_profile_is_read_as_it_was_just_written() {
        for (int i = 0; i < 20; i++) {
            edit(alice, "{\"bio\":\"bio " + i + "\"}");

            assertThat(client.get("/api/v1/users/" + alice.id())
                            .data()
                            .get("bio")
                            .stringValue())
                    .isEqualTo("bio " + i);
        }
    }

    @Test
    void a_birthday_in_the_future_is_refused() {
        assertThat(edit(alice, "{\"birthday\":\"2999-01-01\"}").outcome()).isEqualTo("10002/400");
    }

    @Test
    void the_last_address_is_shown_to_the_person_alone() {
        String path = "/api/v1/users/" + alice.id();

        assertThat(client.get(path, alice.bearer()).data().get("last_login_ip").stringValue())
                .isNotEmpty();
        assertThat(client.get(path).data().get("last_login_ip").stringValue()).isEmpty();
        assertThat(client.get(path, client.register().bearer())
                        .data()
                        .get("last_login_ip")
                        .stringValue())
                .isEmpty();
    }

    @Test
    void twenty_refreshes_at_once_all_succeed() {
        List<Answer> answers = allAtOnce(20, () -> client.get(STATUS, alice.refreshCookie()));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(client.get(STATUS, "Authorization", answer.header("Authorization"))
                            .status())
                    .isEqualTo(200);
        });
    }

    @Test
    void logging_out_ends_the_session_without_its_cookie_and_no_other() {
        LoggedIn elsewhere = LoggedIn.from(alice.name(), login(alice.name(), Client.PASSWORD));

        client.post("/api/v1/auth/logout", "", alice.bearer());

        assertThat(client.get(STATUS, alice.bearer()).status()).isEqualTo(401);
        assertThat(client.get(STATUS, alice.refreshCookie()).status()).isEqualTo(401);
        assertThat(client.get(STATUS, elsewhere.bearer()).status()).isEqualTo(200);
    }

    @Test
    void a_new_password_ends_the_other_sessions() {
        LoggedIn elsewhere = LoggedIn.from(alice.name(), login(alice.name(), Client.PASSWORD));
        String other = "f".repeat(32);
        String change = "{\"old_password\":\"%s\",\"new_password\":\"%s\"}";

        Answer wrong = client.post("/api/v1/users/me/password", change.formatted(other, other), alice.bearer());
        Answer right =
                client.post("/api/v1/users/me/password", change.formatted(Client.PASSWORD, other), alice.bearer());

        assertThat(wrong.outcome()).isEqualTo("20008/401");
        assertThat(wrong.header("Set-Cookie")).isNull();
        assertThat(right.status()).isEqualTo(200);
        assertThat(client.get(STATUS, alice.bearer()).status()).isEqualTo(200);
        assertThat(client.get(STATUS, elsewhere.bearer()).status()).isEqualTo(401);
        assertThat(client.get(STATUS, elsewhere.refreshCookie()).status()).isEqualTo(401);
        assertThat(login(alice.name(), Client.PASSWORD).outcome()).isEqualTo("20004/401");
        assertThat(login(alice.name(), other).status()).isEqualTo(200);
    }

    @Test
    void guessing_is_slowed_and_says_for_how_long() {
        Answer last = null;
        for (int guess = 0; guess < 50 && (last == null || last.status() == 401); guess++) {
            last = login(alice.name(), "f".repeat(32));
        }

        assertThat(last.outcome()).isEqualTo("10001/429");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
    }

    @Test
    void the_key_set_verifies_what_is_issued() throws Exception {
        var keys = JWKSet.parse(client.get("/.well-known/jwks.json").text());
        var token = SignedJWT.parse(alice.accessToken());

        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(keys.getKeys()).noneMatch(JWK::isPrivate);
    }
}
