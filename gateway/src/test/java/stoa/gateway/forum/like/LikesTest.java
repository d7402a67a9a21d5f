package stoa.gateway.forum.like;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.MetaKeys;
import stoa.gateway.kit.FakeCore;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

@GatewayTest
class LikesTest {

    @LocalServerPort
    int port;

    @Autowired
    FakeCore core;

    private Client client;
    private LoggedIn alice;
    private String likes;

    @BeforeEach
    void publish() {
        client = new Client(port);
        alice = client.register();
        String id = client.post("/api/v1/posts", "{\"title\":\"t\",\"content\":\"c\"}", alice.bearer())
                .data()
                .get("id")
                .stringValue();
        likes = "/api/v1/posts/" + id + "/likes";
    }

    @Test
    void liking_and_taking_it_back_answer_as_the_document_shows() {
        assertThat(client.get(likes, alice.bearer()).text())
                .isEqualTo("{\"code\":0,\"msg\":\"success\",\"data\":false}");
        assertThat(client.post(likes, "", alice.bearer()).text()).isEqualTo("{\"code\":0,\"msg\":\"success\"}");
        assertThat(client.get(likes, alice.bearer()).text())
                .isEqualTo("{\"code\":0,\"msg\":\"success\",\"data\":true}");
        assertThat(client.delete(likes, alice.bearer()).text()).isEqualTo("{\"code\":0,\"msg\":\"success\"}");
    }

    @Test
    void a_conflict_tells_the_client_in_its_own_words() {
        Answer notYet = client.delete(likes, alice.bearer());
        client.post(likes, "", alice.bearer());
        Answer twice = client.post(likes, "", alice.bearer());

        assertThat(notYet.status()).isEqualTo(409);
        assertThat(notYet.text()).isEqualTo("{\"code\":30003,\"msg\":\"尚未点赞，无法取消\"}");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.text()).isEqualTo("{\"code\":30002,\"msg\":\"已经点赞过该帖子\"}");
    }

    @Test
    void a_like_is_the_callers_own_and_its_command_says_whose() {
        LoggedIn bob = client.register();

        client.post(likes, "", alice.bearer());

        assertThat(core.lastMetaData).containsEntry(MetaKeys.ACTOR, alice.id()).containsEntry(MetaKeys.FACE, "forum");
        assertThat(client.get(likes, bob.bearer()).data().booleanValue()).isFalse();
    }

    @Test
    void a_body_is_not_looked_at() {
        assertThat(client.post(likes, "{broken", alice.bearer()).status()).isEqualTo(200);
    }

    @Test
    void a_ledger_that_takes_no_writes_is_a_503() {
        core.outage = KernelError.LEDGER_UNAVAILABLE;
        try {
            assertThat(client.post(likes, "", alice.bearer()).outcome()).isEqualTo("10001/503");
        } finally {
            core.outage = null;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 10002/400",
        "1.5, 10002/400",
        "99999999999999999999, 10002/400",
        "0, 30001/404",
        "-7, 30001/404",
        "42, 30001/404"
    })
    void ids_are_judged_alike_for_reading_liking_and_taking_back(String id, String outcome) {
        String path = "/api/v1/posts/" + id + "/likes";

        assertThat(client.get(path, alice.bearer()).outcome()).isEqualTo(outcome);
        assertThat(client.post(path, "", alice.bearer()).outcome()).isEqualTo(outcome);
        assertThat(client.delete(path, alice.bearer()).outcome()).isEqualTo(outcome);
    }
}
