package stoa.gateway.forum.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

@GatewayTest
class OwnHistoryTest {

    private static final String ME = "/api/v1/users/me";

    @LocalServerPort
    int port;

    private Client client;
    private LoggedIn alice;

    @BeforeEach
    void register() {
        client = new Client(port);
        alice = client.register();
    }

    @Test
    void a_person_sees_their_own_history_in_clear_page_by_page() {
        Answer first = client.get(ME + "/history", alice.bearer());

        assertThat(first.text())
                .isEqualTo("{\"code\":0,\"msg\":\"获取操作历史成功\",\"data\":{\"events\":[{\"position\":9,"
                        + "\"time\":\"2026-11-21T12:00:00Z\",\"event\":\"account.ProfileEdited\",\"actor\":\"7\","
                        + "\"roles\":[\"account\"],\"data\":{\"bio\":\"a bio\"}}],\"before\":9}}");
        Answer last = client.get(ME + "/history?before=9", alice.bearer());
        assertThat(last.data().get("events").get(0).get("position").intValue()).isEqualTo(4);
        assertThat(last.data().path("before").isNumber()).isFalse();
    }

    @Test
    void a_receipt_is_as_its_document_describes_it() {
        assertThat(client.get(ME + "/receipts/4", alice.bearer()).text())
                .isEqualTo("{\"code\":0,\"msg\":\"获取凭证成功\",\"data\":{\"format\":\"stoa-receipt/1\","
                        + "\"checkpoint\":\"stoa.example/ledger\\n9\\nAA==\\n\\n— signed\\n\",\"key\":\"key\","
                        + "\"stream\":\"account:7\",\"event\":{\"position\":4,\"sequence\":0,\"id\":\"0d9c7f0e\","
                        + "\"name\":\"account.ProfileEdited\",\"revision\":\"1\",\"time\":1795262400123456,"
                        + "\"metadata\":\"{}\",\"payload\":\"{}\",\"proof\":[\"00ff\"]}}}");
    }

    @ParameterizedTest
    @CsvSource({
        "/receipts/5, 90001/404",
        "/receipts/0, 10002/400",
        "/receipts/x, 10002/400",
        "/history?before=0, 10002/400",
        "/history?before=x, 10002/400",
        "/history?pageSize=0, 10002/400",
        "/history?pageSize=201, 10002/400"
    })
    void what_is_not_there_or_can_not_be_is_refused_in_the_envelope(String path, String outcome) {
        assertThat(client.get(ME + path, alice.bearer()).outcome()).isEqualTo(outcome);
    }

    @Test
    void nobody_else_is_shown_either() {
        assertThat(client.get(ME + "/history").status()).isEqualTo(401);
        assertThat(client.get(ME + "/receipts/4").status()).isEqualTo(401);
    }
}
