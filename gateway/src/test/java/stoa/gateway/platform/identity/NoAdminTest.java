package stoa.gateway.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.kernel.AccountId;
import stoa.gateway.kit.FakeVault;
import stoa.gateway.kit.GatewayTest;
import stoa.testkit.http.Client;

@GatewayTest
class NoAdminTest {

    @LocalServerPort
    int port;

    @Autowired
    BootstrapAdmin admin;

    @Autowired
    FakeVault vault;

    @Test
    void there_is_no_administrator_where_no_password_is_configured() {
        admin.ensure();

        assertThat(vault.hashes).doesNotContainKey(new AccountId(1));
        assertThat(new Client(port).get("/api/v1/users/1").outcome()).isEqualTo("20001/404");
    }
}
