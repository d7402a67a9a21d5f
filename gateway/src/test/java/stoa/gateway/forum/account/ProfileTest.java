package stoa.gateway.forum.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;
import tools.jackson.databind.JsonNode;

@GatewayTest
class ProfileTest {

    private static final String ME = "/api/v1/users/me";

    @LocalServerPort
    int port;

    private Client client;
    private LoggedIn alice;

    @BeforeEach
    void logIn() {
        client = new Client(port);
        alice = client.register();
    }

    private JsonNode profile(String... headers) {
        return client.get("/api/v1/users/" + alice.id(), headers).data();
    }

    @Test
    void is_shown_as_in_the_document() {
        Answer edited = client.post(ME, """
                {"bio": "hello", "gender": 1, "birthday": "2024-01-01", "location": "shanghai", "country": "cn"}
                """, alice.bearer());
        Answer read = client.get("/api/v1/users/" + alice.id());

        assertThat(edited.text()).isEqualTo("{\"code\":0,\"msg\":\"修改个人资料成功\"}");
        assertThat(read.text())
                .isEqualTo(("{\"code\":0,\"msg\":\"获取个人资料成功\",\"data\":{\"id\":\"%s\",\"name\":\"%s\","
                                + "\"email\":\"%s@example.com\",\"avatar\":\"\",\"bio\":\"hello\",\"gender\":1,"
                                + "\"birthday\":\"2024-01-01T00:00:00Z\",\"location\":\"shanghai\",\"country\":\"cn\","
                                + "\"last_login_ip\":\"\"}}")
                        .formatted(alice.id(), alice.name(), alice.name()));
    }

    @Test
    void shows_the_last_address_to_the_person_alone() {
        LoggedIn bob = client.register();

        assertThat(profile(alice.bearer()).get("last_login_ip").stringValue()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(profile("Cookie", "x-jwt-token=" + alice.accessToken())
                        .get("last_login_ip")
                        .stringValue())
                .isNotEmpty();
        assertThat(profile(bob.bearer()).get("last_login_ip").stringValue()).isEmpty();
        assertThat(profile().get("last_login_ip").stringValue()).isEmpty();
        assertThat(profile("Authorization", "Bearer bad").get("last_login_ip").stringValue())
                .isEmpty();
    }

    @Test
    void keeps_what_is_not_mentioned_and_clears_what_is_empty() {
        client.post(ME, "{\"bio\":\"hello\",\"location\":\"here\",\"birthday\":\"2000-02-29\"}", alice.bearer());
        client.post(ME, "{\"location\":\"\",\"birthday\":\"\",\"country\":null}", alice.bearer());

        assertThat(profile().get("bio").stringValue()).isEqualTo("hello");
        assertThat(profile().get("location").stringValue()).isEmpty();
        assertThat(profile().get("birthday").stringValue()).isEmpty();
        assertThat(profile().get("email").stringValue()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"gender\":4}",
                "{\"gender\":-1}",
                "{\"gender\":1.5}",
                "{\"gender\":\"1\"}",
                "{\"gender\":\"\"}",
                "{\"gender\":99999999999}",
                "{\"gender\":true}",
                "{\"bio\":1}",
                "{\"birthday\":\"2024-02-30\"}",
                "{\"birthday\":\"2024-1-1\"}",
                "{\"birthday\":\"yesterday\"}",
                "{\"birthday\":\"0999-01-01\"}",
                "{\"birthday\":20240101}",
                "{\"email\":\"nowhere\"}",
                "{\"email\":\"a b@c\"}"
            })
    void is_not_changed_by_what_can_not_be(String body) {
        assertThat(client.post(ME, body, alice.bearer()).outcome()).isEqualTo("10002/400");
    }

    @Test
    void takes_255_characters_of_bio_and_avatar_and_64_of_a_place() {
        assertThat(client.post(ME, "{\"bio\":\"%s\"}".formatted("é".repeat(255)), alice.bearer())
                        .status())
                .isEqualTo(200);
        assertThat(client.post(ME, "{\"bio\":\"%s\"}".formatted("é".repeat(256)), alice.bearer())
                        .outcome())
                .isEqualTo("10002/400");
        assertThat(client.post(ME, "{\"avatar\":\"%s\"}".formatted("x".repeat(256)), alice.bearer())
                        .outcome())
                .isEqualTo("10002/400");
        assertThat(client.post(ME, "{\"location\":\"%s\"}".formatted("x".repeat(65)), alice.bearer())
                        .outcome())
                .isEqualTo("10002/400");
    }
}
