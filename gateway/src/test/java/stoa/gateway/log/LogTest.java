package stoa.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;

@GatewayTest
class LogTest {

    @LocalServerPort
    int port;

    private Client client;

    @BeforeEach
    void connect() {
        client = new Client(port);
    }

    @Test
    void the_checkpoint_is_text_that_nobody_keeps() {
        Answer answer = client.get("/log/checkpoint");

        assertThat(answer.text()).startsWith("stoa.example/ledger\n");
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void the_verifier_key_is_text() {
        Answer answer = client.get("/log/key");

        assertThat(answer.text()).isEqualTo("stoa.example/ledger+00000000+AAAA");
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
    }

    @Test
    void tiles_are_bytes_that_never_change() {
        Answer full = client.get("/log/tile/0/x001/x234/067");
        Answer partial = client.get("/log/tile/0/000.p/7");

        assertThat(full.response().body()).hasSize(32 * 256);
        assertThat(partial.response().body()).hasSize(32 * 7);
        assertThat(full.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(full.header("Cache-Control")).contains("immutable");
    }

    @Test
    void a_tile_that_is_not_there_or_can_not_be_is_not_found() {
        assertThat(client.get("/log/tile/0/005").status()).isEqualTo(404);
        assertThat(client.get("/log/tile/9/000").status()).isEqualTo(404);
        assertThat(client.get("/log/tile/0/zero").status()).isEqualTo(404);
        assertThat(client.get("/log/tile/0/000.p/256").outcome()).isEqualTo("10002/404");
    }

    @Test
    void the_verifier_of_the_lottery_is_there_to_be_taken_along_alone_and_in_a_page() {
        Answer script = client.get("/log/verify-lottery.mjs");
        Answer page = client.get("/log/verify-lottery.html");

        assertThat(script.header("Content-Type")).isEqualTo("text/javascript;charset=utf-8");
        assertThat(script.text()).startsWith("#!/usr/bin/env node\n").contains("export async function verifyLottery");
        assertThat(client.get("/log/verify-receipt.mjs").text())
                .startsWith("#!/usr/bin/env node\n")
                .contains("from \"./verify-lottery.mjs\"");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.text())
                .contains("<script type=\"module\">\n// Verifies a round")
                .contains("verifyLottery(pages")
                .doesNotContain("goes here", "#!/usr");
    }

    @Test
    void the_key_set_shows_public_keys_only() throws ParseException {
        Answer answer = client.get("/.well-known/jwks.json");

        JWKSet keys = JWKSet.parse(answer.text());
        assertThat(keys.getKeys()).isNotEmpty().noneMatch(key -> key.isPrivate());
        assertThat(answer.header("Content-Type")).startsWith("application/jwk-set+json");
    }
}
