package stoa.gateway.im.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.platform.Doors;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

/** Logging in on this face. */
@GatewayTest
class LoginTest {

    private static final String WRONG = "{\"error\":\"用户名或密码错误\"}";

    @LocalServerPort
    int mainPort;

    @Autowired
    Doors doors;

    @Autowired
    ImFace face;

    private Client im;
    private LoggedIn alice;

    @BeforeEach
    void connect() {
        im = new Client(doors.portOf(face).orElseThrow());
        alice = new Client(mainPort).register();
    }

    private Answer login(String name, String password) {
        return im.post("/auth/login", "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}");
    }

    @Test
    void an_unknown_name_and_a_wrong_password_can_not_be_told_apart() {
        assertThat(login("nobody-of-that-name", "secret1").text()).isEqualTo(WRONG);
        assertThat(login(alice.name(), "secret1").text()).isEqualTo(WRONG);
        assertThat(login(alice.name() + "@example.com", "secret1").text()).isEqualTo(WRONG);
        assertThat(login(alice.name(), "secret1").status()).isEqualTo(401);
    }

    @Test
    void an_email_will_do_where_nobody_has_it_for_a_name() {
        assertThat(login(alice.name() + "@Example.COM", Client.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void who_guesses_has_to_wait() {
        for (int guess = 0; guess < 5; guess++) {
            login(alice.name(), "wrong one");
        }
        Answer answer = login(alice.name(), Client.PASSWORD);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text()).isEqualTo("{\"error\":\"请求过于频繁，请稍后重试\"}");
        assertThat(answer.header("Retry-After")).isEqualTo("30");
    }
}
