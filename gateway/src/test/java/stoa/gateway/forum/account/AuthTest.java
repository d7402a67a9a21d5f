package stoa.gateway.forum.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.MetaKeys;
import stoa.gateway.kit.FakeCore;
import stoa.gateway.kit.FakeVault;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.kit.GatewayUnderTest.FakeProgress;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

@GatewayTest
class AuthTest {

    private static final String REGISTER = "/api/v1/auth/register";
    private static final String LOGIN = "/api/v1/auth/login";
    private static final String LOGOUT = "/api/v1/auth/logout";
    private static final String STATUS = "/api/v1/auth/status";

    @LocalServerPort
    int port;

    @Autowired
    FakeVault vault;

    @Autowired
    FakeCore core;

    @Autowired
    FakeProgress progress;

    private Client client;

    @BeforeEach
    void connect() {
        client = new Client(port);
    }

    @AfterEach
    void repair() {
        core.outage = null;
        progress.inTime = true;
        vault.sessionsAreDown = false;
    }

    private Answer login(String name, String password) {
        return client.post(LOGIN, "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    }

    @Nested
    class Registering {

        @Test
        void answers_as_the_document_shows() {
            Answer answer = client.post(REGISTER, """
                    {"email": "alice@example.com", "name": "alice", "password": "0123456789abcdef0123456789abcdef"}
                    """);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text())
                    .matches("\\{\"code\":0,\"msg\":\"注册成功\",\"data\":\\{\"id\":\"\\d{16}\","
                            + "\"email\":\"alice@example.com\",\"name\":\"alice\",\"avatar\":\"\"}}");
            assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
            assertThat(answer.header("Authorization")).matches("Bearer [A-Za-z0-9._-]+");
            assertThat(answer.header("Set-Cookie"))
                    .matches("refresh-token=[A-Za-z0-9._-]+; Path=/; Max-Age=432000; HttpOnly; SameSite=Lax");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }

        @Test
        void needs_no_email_and_trims_the_name() {
            Answer answer = client.post(REGISTER, body("  no mail  ", null, Client.PASSWORD));

            assertThat(answer.data().get("name").stringValue()).isEqualTo("no mail");
            assertThat(answer.data().get("email").stringValue()).isEmpty();
        }

        @Test
        void takes_any_32_characters_as_a_password() {
            String umlauts = "ü".repeat(32);

            assertThat(client.post(REGISTER, body("umlauts", null, umlauts)).status())
                    .isEqualTo(200);
            assertThat(login("umlauts", umlauts).status()).isEqualTo(200);
        }

        @Test
        void is_refused_when_the_name_is_taken_and_forgets_the_password() {
            LoggedIn first = client.register();
            int passwords = vault.hashes.size();

            Answer second = client.post(REGISTER, body(first.name().toUpperCase(Locale.ROOT), null, Client.PASSWORD));

            assertThat(second.outcome()).isEqualTo("20002/409");
            assertThat(second.json().get("msg").stringValue()).isEqualTo("用户名或邮箱已存在");
            assertThat(second.json().has("data")).isFalse();
            assertThat(second.header("Authorization")).isNull();
            assertThat(vault.hashes).hasSize(passwords);
        }

        @Test
        void keeps_the_password_of_an_account_that_may_exist() {
            core.outage = KernelError.OUTCOME_UNKNOWN;
            int passwords = vault.hashes.size();

            Answer answer = client.post(REGISTER, body("perhaps", null, Client.PASSWORD));

            assertThat(answer.outcome()).isEqualTo("10001/503");
            assertThat(vault.hashes).hasSize(passwords + 1);
        }

        @Test
        void is_answered_even_if_the_views_are_late() {
            progress.inTime = false;

            assertThat(client.post(REGISTER, body("early bird", null, Client.PASSWORD))
                            .status())
                    .isEqualTo(200);
            assertThat(progress.lastAwaited).isPositive();
        }

        @Test
        void tells_the_ledger_who_asked_where_and_in_which_request() {
            Answer answer = client.post(
                    REGISTER, body("traced", null, Client.PASSWORD), "X-Request-Id", "trace-1", "Content-Type", "");

            assertThat(answer.header("X-Request-Id")).isEqualTo("trace-1");
            assertThat(core.lastMetaData)
                    .containsEntry(MetaKeys.ACTOR, answer.data().get("id").stringValue())
                    .containsEntry(MetaKeys.FACE, "forum")
                    .containsEntry(MetaKeys.REQUEST_ID, "trace-1");
        }

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {
                    "a, -, 0123456789abcdef0123456789abcdef",
                    "-, -, 0123456789abcdef0123456789abcdef",
                    "'   x   ', -, 0123456789abcdef0123456789abcdef",
                    "a name of more than thirty-two letters, -, 0123456789abcdef0123456789abcdef",
                    "with/slash, -, 0123456789abcdef0123456789abcdef",
                    "fine, -, 0123456789abcdef0123456789abcde",
                    "fine, -, 0123456789abcdef0123456789abcdef0",
                    "fine, -, -",
                    "fine, nowhere, 0123456789abcdef0123456789abcdef"
                })
        void is_refused_outside_of_its_limits(String name, String email, String password) {
            assertThat(client.post(REGISTER, body(name, email, password)).outcome())
                    .isEqualTo("10002/400");
        }

        private static String body(String name, String email, String password) {
            return "{\"name\":%s,\"email\":%s,\"password\":%s}"
                    .formatted(quoted(name), quoted(email), quoted(password));
        }

        private static String quoted(String text) {
            return text == null ? "null" : "\"" + text + "\"";
        }
    }

    @Nested
    class LoggingIn {

        @Test
        void answers_as_the_document_shows() {
            LoggedIn alice = client.register();

            Answer answer = login(alice.name().toUpperCase(Locale.ROOT), Client.PASSWORD.toUpperCase(Locale.ROOT));

            assertThat(answer.text())
                    .isEqualTo(("{\"code\":0,\"msg\":\"登录成功\",\"data\":{\"id\":\"%s\",\"email\":\"%s@example.com\","
                                    + "\"name\":\"%s\",\"avatar\":\"\"}}")
                            .formatted(alice.id(), alice.name(), alice.name()));
            assertThat(answer.header("Authorization")).startsWith("Bearer ");
            assertThat(answer.header("Set-Cookie")).startsWith("refresh-token=").endsWith("; HttpOnly; SameSite=Lax");
        }

        @Test
        void with_a_wrong_password_is_refused_and_leaves_the_cookie_alone() {
            LoggedIn alice = client.register();

            Answer answer = login(alice.name(), "f".repeat(32));

            assertThat(answer.outcome()).isEqualTo("20004/401");
            assertThat(answer.header("Set-Cookie")).isNull();
            assertThat(answer.header("Authorization")).isNull();
        }

        @Test
        void under_an_unknown_name_is_refused() {
            assertThat(login("nobody at all", Client.PASSWORD).outcome()).isEqualTo("20001/404");
        }

        @Test
        void has_to_wait_after_too_many_failures() {
            LoggedIn alice = client.register();
            for (int guess = 0; guess < 5; guess++) {
                assertThat(login(alice.name(), "f".repeat(32)).status()).isEqualTo(401);
            }

            Answer answer = login(alice.name(), Client.PASSWORD);

            assertThat(answer.outcome()).isEqualTo("10001/429");
            assertThat(answer.header("Retry-After")).isEqualTo("30");
        }

        @Test
        void works_with_a_bad_token_and_a_bad_cookie_beside_it() {
            LoggedIn alice = client.register();

            Answer answer = client.post(
                    LOGIN,
                    "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(alice.name(), Client.PASSWORD),
                    "Authorization",
                    "Bearer rubbish",
                    "Cookie",
                    "x-jwt-token=rubbish; refresh-token=rubbish");

            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Nested
    class LoggingOut {

        @Test
        void ends_the_session_though_its_cookie_did_not_come_along() {
            LoggedIn alice = client.register();

            Answer answer = client.post(LOGOUT, "", alice.bearer());

            assertThat(answer.text()).isEqualTo("{\"code\":0,\"msg\":\"登出成功\"}");
            assertThat(answer.header("Set-Cookie"))
                    .isEqualTo("refresh-token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
            assertThat(client.get(STATUS, alice.bearer()).status()).isEqualTo(401);
            assertThat(client.get(STATUS, alice.refreshCookie()).status()).isEqualTo(401);
        }

        @Test
        void by_refresh_token_leaves_no_new_access_token_behind() {
            LoggedIn alice = client.register();

            Answer answer = client.post(LOGOUT, "", alice.refreshCookie());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Authorization")).isNull();
            assertThat(answer.response().headers().allValues("Set-Cookie")).hasSize(1);
            assertThat(client.get(STATUS, alice.refreshCookie()).status()).isEqualTo(401);
        }

        @Test
        void says_so_when_the_session_could_not_be_ended() {
            LoggedIn alice = client.register();
            String[] bearer = alice.bearer();
            vault.failOnEnd = true;
            try {
                assertThat(client.post(LOGOUT, "", bearer).outcome()).isEqualTo("20007/500");
            } finally {
                vault.failOnEnd = false;
            }
        }

        @Test
        void twice_finds_nobody_logged_in() {
            LoggedIn alice = client.register();
            client.post(LOGOUT, "", alice.bearer());

            assertThat(client.post(LOGOUT, "", alice.bearer()).status()).isEqualTo(401);
        }
    }

    @Test
    void status_answers_whoever_is_logged_in() {
        assertThat(client.get(STATUS, client.register().bearer()).text())
                .isEqualTo("{\"code\":0,\"msg\":\"登录状态检查成功\"}");
    }
}
