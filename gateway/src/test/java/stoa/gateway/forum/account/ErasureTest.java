package stoa.gateway.forum.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.account.ErasureReason;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.MetaKeys;
import stoa.gateway.kit.FakeCore;
import stoa.gateway.kit.FakeVault;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

@GatewayTest
class ErasureTest {

    private static final String WRONG = "abcdef0123456789abcdef0123456789";
    private static final String STATUS = "/api/v1/auth/status";

    @LocalServerPort
    int port;

    @Autowired
    FakeCore core;

    @Autowired
    FakeVault vault;

    private Client client;
    private LoggedIn alice;

    @BeforeEach
    void logIn() {
        client = new Client(port);
        alice = client.register();
        vault.erased.clear();
    }

    @AfterEach
    void repair() {
        vault.erasuresAreDown = false;
        core.outage = null;
    }

    private Answer erase(String body, String... headers) {
        return client.post("/api/v1/users/me/erasure", body, headers);
    }

    private Answer erase(String password) {
        return erase("{\"password\":\"%s\"}".formatted(password), alice.bearer());
    }

    private Answer login() {
        return client.post(
                "/api/v1/auth/login", "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(alice.name(), Client.PASSWORD));
    }

    @Test
    void takes_the_password_and_leaves_nothing_to_log_in_to() {
        LoggedIn elsewhere = LoggedIn.from(alice.name(), login());

        Answer answer = erase(Client.PASSWORD);

        assertThat(answer.text()).isEqualTo("{\"code\":0,\"msg\":\"账号注销成功\"}");
        assertThat(answer.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(core.lastMetaData.get(MetaKeys.ACTOR)).isEqualTo(alice.id());
        assertThat(vault.erased).singleElement().satisfies(erasure -> {
            assertThat(erasure.account()).hasToString(alice.id());
            assertThat(erasure.reason()).isEqualTo(ErasureReason.OWN_WISH);
        });
        assertThat(client.get(STATUS, alice.bearer()).status()).isEqualTo(401);
        assertThat(client.get(STATUS, elsewhere.bearer()).status()).isEqualTo(401);
        assertThat(client.get(STATUS, elsewhere.refreshCookie()).status()).isEqualTo(401);
        assertThat(login().outcome()).isEqualTo("20001/404");
    }

    @Test
    void with_a_wrong_password_nothing_happens_and_the_session_stays() {
        Answer answer = erase(WRONG);

        assertThat(answer.outcome()).isEqualTo("20004/401");
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(client.get(STATUS, alice.refreshCookie()).status()).isEqualTo(200);
        assertThat(vault.erased).isEmpty();
    }

    @Test
    void guessing_the_password_here_makes_the_guesser_wait() {
        for (int i = 0; i < 5; i++) {
            assertThat(erase(WRONG).outcome()).isEqualTo("20004/401");
        }

        assertThat(erase(Client.PASSWORD).outcome()).isEqualTo("10001/429");
        assertThat(vault.erased).isEmpty();
    }

    @Test
    void needs_a_login() {
        assertThat(erase("{\"password\":\"" + WRONG + "\"}", new String[0]).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"password\":null}", "{\"password\":7}", "{\"password\":\"short\"}", "{"})
    void what_can_not_be_read_is_a_bad_request(String body) {
        assertThat(erase(body, alice.bearer()).outcome()).isEqualTo("10002/400");
        assertThat(vault.erased).isEmpty();
    }

    @Test
    void that_the_ledger_refuses_leaves_everything_as_it_was() {
        core.outage = KernelError.LEDGER_UNAVAILABLE;

        assertThat(erase(Client.PASSWORD).outcome()).isEqualTo("10001/503");

        assertThat(vault.erased).isEmpty();
        assertThat(login().status()).isEqualTo(200);
    }

    /** The event is there, and whoever reacts to it does the rest. */
    @Test
    void is_a_success_even_if_the_vault_can_not_follow_at_once() {
        vault.erasuresAreDown = true;

        assertThat(erase(Client.PASSWORD).status()).isEqualTo(200);
        assertThat(login().outcome()).isEqualTo("20001/404");
    }
}
