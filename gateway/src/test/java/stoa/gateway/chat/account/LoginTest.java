package stoa.gateway.chat.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.platform.Doors;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

/** Logging in on this face: by e-mail, and by nothing else. */
@GatewayTest
class LoginTest {

    private static final String WRONG = "{\"code\":401,\"message\":\"登录失败\",\"error\":\"邮箱或密码错误\"}";

    @LocalServerPort
    int mainPort;

    @Autowired
    Doors doors;

    @Autowired
    ChatFace face;

    private Client chat;
    private LoggedIn alice;

    @BeforeEach
    void connect() {
        chat = new Client(doors.portOf(face).orElseThrow());
        alice = new Client(mainPort).register();
    }

    private Answer login(String email, String password) {
        return chat.post("/api/v1/login", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    @Test
    void the_documents_answer_tells_the_token_and_who_one_is() {
        Answer answer = login(alice.name() + "@example.com", Client.PASSWORD);

        String token = answer.data().get("token").stringValue();
        String email = alice.name() + "@example.com";
        String user = "{\"user_id\":\"" + alice.id() + "\",\"username\":\"" + alice.name() + "\",\"email\":\"" + email
                + "\"}";
        assertThat(answer.data().toString()).isEqualTo("{\"token\":\"" + token + "\",\"user\":" + user + "}");
        assertThat(answer.text()).startsWith("{\"code\":200,\"message\":\"success\",\"data\":{");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void whatever_is_wrong_has_the_documents_words() {
        assertThat(login("nobody@example.com", "secret1").text()).isEqualTo(WRONG);
        assertThat(login(alice.name() + "@example.com", "secret1").text()).isEqualTo(WRONG);
        assertThat(login(alice.name(), Client.PASSWORD).text()).isEqualTo(WRONG);
        assertThat(login(alice.name(), Client.PASSWORD).status()).isEqualTo(401);
    }
}
