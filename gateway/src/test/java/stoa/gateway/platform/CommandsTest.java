package stoa.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.kernel.KernelError;
import stoa.gateway.kit.FakeCore;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.kit.GatewayUnderTest.FakeProgress;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;
import stoa.testkit.http.Client.LoggedIn;

/** Writes wait for the views, but not for ever, and an outage is told as one. */
@GatewayTest
class CommandsTest {

    @LocalServerPort
    int port;

    @Autowired
    FakeCore core;

    @Autowired
    FakeProgress progress;

    @Autowired
    MeterRegistry meters;

    private Client client;
    private LoggedIn alice;

    @BeforeEach
    void logIn() {
        client = new Client(port);
        alice = client.register();
    }

    @AfterEach
    void repair() {
        core.outage = null;
        progress.inTime = true;
    }

    private Answer publish() {
        return client.post("/api/v1/posts", "{\"title\":\"t\",\"content\":\"c\"}", alice.bearer());
    }

    @Test
    void a_write_waits_for_the_position_that_it_got() {
        publish();
        long before = progress.lastAwaited;
        publish();

        assertThat(progress.lastAwaited).isEqualTo(before + 1);
    }

    @Test
    void a_write_whose_views_are_late_succeeded_all_the_same_and_is_counted() {
        double late = meters.counter("stoa.read.your.writes.timeouts").count();
        progress.inTime = false;

        assertThat(publish().status()).isEqualTo(200);
        assertThat(meters.counter("stoa.read.your.writes.timeouts").count()).isEqualTo(late + 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = KernelError.class,
            names = {"CONTENDED", "OUTCOME_UNKNOWN", "LEDGER_UNAVAILABLE"})
    void an_outage_is_a_503_with_the_envelope(KernelError outage) {
        core.outage = outage;

        Answer answer = publish();

        assertThat(answer.text()).isEqualTo("{\"code\":10001,\"msg\":\"系统繁忙，请稍后重试\"}");
        assertThat(answer.status()).isEqualTo(503);
    }

    @Test
    void a_route_is_measured_under_its_template_whatever_the_path() {
        client.get("/api/v1/posts/1");
        client.get("/api/v1/posts/2");
        client.get("/made/up/" + System.nanoTime());
        client.send(client.to("/api/v1/posts").method("MADEUP", BodyPublishers.noBody()));

        assertThat(meters.find("stoa.http.requests").timers())
                .extracting(timer -> timer.getId().getTag("route"))
                .contains("/api/v1/posts/{id}", "none")
                .noneMatch(route -> route.contains("made") || route.endsWith("/1"));
        assertThat(meters.find("stoa.http.requests").timers())
                .extracting(timer -> timer.getId().getTag("method"))
                .contains("OTHER")
                .doesNotContain("MADEUP");
    }
}
