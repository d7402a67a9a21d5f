package stoa.gateway.forum.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.kit.FakeProofs;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;

@GatewayTest
class RoundProofTest {

    private static final String PROOF = "/api/v1/lottery/rounds/" + FakeProofs.ROUND + "/proof";

    @LocalServerPort
    int port;

    private Client client;

    @BeforeEach
    void connect() {
        client = new Client(port);
    }

    @Test
    void a_page_is_as_its_document_describes_it() {
        assertThat(client.get(PROOF).text()).isEqualTo("""
                {"code":0,"msg":"获取抽奖证明成功","data":{"format":"stoa-lottery-proof/1","round":"1508976640000007",\
                "checkpoint":"stoa.example/ledger\\n9\\nAA==\\n\\n— signed\\n","key":"key","head":"head",\
                "events":[{"position":7,"sequence":0,"id":"0d9c7f0e","name":"lottery.RoundOpened","revision":"1",\
                "time":1795262400123456,"metadata":"{}","payload":"{\\"round\\":1508976640000007}","proof":["00ff"]}],\
                "next":1}}""");
    }

    @Test
    void the_last_page_has_no_next_and_a_page_leads_on_from_an_earlier_checkpoint_if_asked() {
        Answer page = client.get(PROOF + "?from=1&size=12&since=5");

        assertThat(page.data().has("next")).isFalse();
        assertThat(page.data().get("events").get(0).get("sequence").intValue()).isEqualTo(1);
        assertThat(page.data().get("checkpoint").stringValue()).contains("\n12\n");
        assertThat(page.data().get("since").longValue()).isEqualTo(5);
        assertThat(page.data().get("consistency").get(0).stringValue()).isEqualTo("aa");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/lottery/rounds/42/proof, 404",
        "/api/v1/lottery/rounds/0/proof, 400",
        "/api/v1/lottery/rounds/-1/proof, 400",
        "/api/v1/lottery/rounds/one/proof, 400",
        "/api/v1/lottery/rounds/99999999999999999999/proof, 400",
        "/api/v1/lottery/rounds/1508976640000007/proof?from=-1, 400",
        "/api/v1/lottery/rounds/1508976640000007/proof?from=x, 400",
        "/api/v1/lottery/rounds/1508976640000007/proof?size=0, 400",
        "/api/v1/lottery/rounds/1508976640000007/proof?since=0, 400",
        "/api/v1/lottery/rounds/1508976640000007/proof?size=, 400"
    })
    void what_is_not_there_or_can_not_be_is_refused_in_the_envelope(String path, int status) {
        Answer answer = client.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("code").intValue()).isPositive();
        assertThat(answer.json().get("msg").stringValue()).isNotBlank();
    }

    @Test
    void it_is_shown_to_any_origin_without_a_login() {
        Answer answer = client.get(PROOF, "Origin", "https://somebody.example");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.response().headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }
}
