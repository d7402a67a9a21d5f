package stoa.gateway.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import stoa.gateway.platform.GatewaySettings;

class ClientAddressTest {

    private final ClientAddress behindProxies = new ClientAddress(trusting("10.0.0.0/8", "192.168.1.1"));
    private final ClientAddress alone = new ClientAddress(trusting());

    private static GatewaySettings trusting(String... proxies) {
        return new GatewaySettings(
                List.of(),
                List.of(proxies),
                DataSize.ofMegabytes(1),
                Duration.ofHours(1),
                Duration.ofHours(24),
                Duration.ofSeconds(2),
                Duration.ofSeconds(15),
                new GatewaySettings.Password(DataSize.ofKilobytes(64), 1, 0, 128),
                new GatewaySettings.Views(Duration.ofSeconds(5), 10),
                null,
                new GatewaySettings.Admin(""));
    }

    private static MockHttpServletRequest from(String address, String... forwarded) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        for (String line : forwarded) {
            request.addHeader("X-Forwarded-For", line);
        }
        return request;
    }

    @Test
    void is_the_connections_own_where_nobody_is_trusted() {
        assertThat(alone.of(from("203.0.113.9", "198.51.100.1"))).isEqualTo("203.0.113.9");
    }

    @Test
    void is_what_a_trusted_proxy_says() {
        assertThat(behindProxies.of(from("10.1.2.3", "198.51.100.1"))).isEqualTo("198.51.100.1");
        assertThat(behindProxies.of(from("10.1.2.3", "2001:db8::7"))).isEqualTo("2001:db8::7");
    }

    @Test
    void is_not_what_a_stranger_says() {
        assertThat(behindProxies.of(from("203.0.113.9", "198.51.100.1"))).isEqualTo("203.0.113.9");
    }

    @Test
    void is_the_first_stranger_on_the_way_not_what_they_claim() {
        assertThat(behindProxies.of(from("10.1.2.3", "1.1.1.1, 198.51.100.1, 192.168.1.1")))
                .isEqualTo("198.51.100.1");
        assertThat(behindProxies.of(from("10.1.2.3", "1.1.1.1", "198.51.100.1, 10.9.9.9")))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void is_the_nearest_known_where_a_hop_is_no_address() {
        assertThat(behindProxies.of(from("10.1.2.3", "unknown"))).isEqualTo("10.1.2.3");
        assertThat(behindProxies.of(from("10.1.2.3", "example.com, 10.4.4.4"))).isEqualTo("10.4.4.4");
        assertThat(behindProxies.of(from("10.1.2.3", ""))).isEqualTo("10.1.2.3");
    }

    @Test
    void https_counts_where_the_connection_or_a_trusted_proxy_says_so() {
        MockHttpServletRequest proxied = from("10.1.2.3");
        proxied.addHeader("X-Forwarded-Proto", "https");
        MockHttpServletRequest strange = from("203.0.113.9");
        strange.addHeader("X-Forwarded-Proto", "https");
        MockHttpServletRequest direct = from("203.0.113.9");
        direct.setSecure(true);

        assertThat(behindProxies.isSecure(proxied)).isTrue();
        assertThat(behindProxies.isSecure(strange)).isFalse();
        assertThat(behindProxies.isSecure(direct)).isTrue();
        assertThat(behindProxies.isSecure(from("10.1.2.3"))).isFalse();
    }
}
