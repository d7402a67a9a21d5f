package stoa.gateway.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import stoa.api.kernel.AccountId;
import stoa.gateway.kit.FakeVault;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;

@GatewayTest
@TestPropertySource(properties = "stoa.gateway.admin.password=let me in")
@DirtiesContext
class BootstrapAdminTest {

    private static final AccountId ADMIN = new AccountId(1);

    /** The MD5 of {@code let me in}, as a browser would send it. */
    private static final String DIGEST = Passwords.canonical("let me in");

    @LocalServerPort
    int port;

    @Autowired
    BootstrapAdmin admin;

    @Autowired
    FakeVault vault;

    @Test
    void is_account_1_after_the_start_and_stays_as_it_is_when_ensured_again() {
        String hash = vault.hashes.get(ADMIN);
        admin.ensure();

        assertThat(vault.hashes.get(ADMIN)).isEqualTo(hash);
        var answer = new Client(port)
                .post("/api/v1/auth/login", "{\"name\":\"Admin\",\"password\":\"%s\"}".formatted(DIGEST));
        assertThat(answer.data().get("id").stringValue()).isEqualTo("1");
    }
}
