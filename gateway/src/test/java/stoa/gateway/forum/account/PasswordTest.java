package stoa.gateway.forum.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.kernel.KernelError;
import stoa.gateway.kit.FakeCore;
import stoa.gateway.kit.FakeVault;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

@GatewayTest
class PasswordTest {

    private static final String OTHER = "abcdef0123456789abcdef0123456789";
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
    }

    @AfterEach
    void repair() {
        vault.meanwhile = () -> {};
        core.outage = null;
    }

    private Answer change(String from, String to) {
        return client.post(
                "/api/v1/users/me/password",
                "{\"old_password\":\"%s\",\"new_password\":\"%s\"}".formatted(from, to),
                alice.bearer());
    }

    private Answer login(String password) {
        return client.post(
                "/api/v1/auth/login", "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(alice.name(), password));
    }

    @Test
    void is_changed_and_other_sessions_end() {
        LoggedIn elsewhere = LoggedIn.from(alice.name(), login(Client.PASSWORD));

        assertThat(change(Client.PASSWORD, OTHER).text()).isEqualTo("{\"code\":0,\"msg\":\"密码修改成功\"}");

        assertThat(client.get(STATUS, alice.bearer()).status()).isEqualTo(200);
        assertThat(client.get(STATUS, elsewhere.bearer()).status()).isEqualTo(401);
        assertThat(client.get(STATUS, elsewhere.refreshCookie()).status()).isEqualTo(401);
        assertThat(login(Client.PASSWORD).outcome()).isEqualTo("20004/401");
        assertThat(login(OTHER).status()).isEqualTo(200);
    }

    @Test
    void stays_when_the_old_one_is_wrong_and_so_does_the_session() {
        Answer answer = change(OTHER, OTHER);

        assertThat(answer.outcome()).isEqualTo("20008/401");
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(client.get(STATUS, alice.refreshCookie()).status()).isEqualTo(200);
        assertThat(login(Client.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void leaves_no_session_to_who_logs_in_with_the_old_one_at_the_same_time() {
        vault.meanwhile = () -> {
            vault.meanwhile = () -> {};
            assertThat(change(Client.PASSWORD, OTHER).status()).isEqualTo(200);
        };

        assertThat(login(Client.PASSWORD).outcome()).isEqualTo("20004/401");
        assertThat(client.get(STATUS, alice.bearer()).status()).isEqualTo(200);
        assertThat(vault.byRefreshToken.values())
                .filteredOn(session -> session.account().toString().equals(alice.id()))
                .hasSize(1);
    }

    @Test
    void can_not_be_guessed_at_with_a_stolen_token() {
        for (int guess = 0; guess < 5; guess++) {
            assertThat(change(OTHER, OTHER).status()).isEqualTo(401);
        }

        assertThat(change(Client.PASSWORD, OTHER).outcome()).isEqualTo("10001/429");
    }

    @Test
    void stays_when_the_change_could_not_be_recorded() {
        core.outage = KernelError.LEDGER_UNAVAILABLE;
        assertThat(change(Client.PASSWORD, OTHER).outcome()).isEqualTo("10001/503");
        core.outage = null;

        assertThat(login(Client.PASSWORD).status()).isEqualTo(200);
        assertThat(login(OTHER).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"old_password\":\"0123456789abcdef0123456789abcdef\"}",
                "{\"new_password\":\"0123456789abcdef0123456789abcdef\"}",
                "{\"old_password\":\"short\",\"new_password\":\"0123456789abcdef0123456789abcdef\"}",
                "{\"old_password\":\"0123456789abcdef0123456789abcdef\",\"new_password\":\"short\"}",
                "{\"old_password\":1,\"new_password\":2}"
            })
    void must_have_32_characters_before_and_after(String body) {
        assertThat(client.post("/api/v1/users/me/password", body, alice.bearer())
                        .outcome())
                .isEqualTo("10002/400");
    }
}
