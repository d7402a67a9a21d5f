package stoa.gateway.forum.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.kit.Client;
import stoa.gateway.kit.GatewayTest;

@GatewayTest
class AuthTest {

    @LocalServerPort
    int port;

    private Client client;

    @BeforeEach
    void connect() {
        client = new Client(port);
    }

    @Test
    void registering_answers_as_the_document_shows() {
        var answer = client.post("/api/v1/auth/register", """
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
    }
}
