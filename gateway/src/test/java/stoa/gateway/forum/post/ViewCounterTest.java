package stoa.gateway.forum.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.PostId;
import stoa.api.post.command.CountViews;
import stoa.gateway.kit.FakeCore;
import stoa.gateway.kit.GatewayTest;
import stoa.gateway.platform.GatewaySettings;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.LoggedIn;

/** Readings are shown at once, sent once per interval, and never shown twice or taken back. */
@GatewayTest
class ViewCounterTest {

    private static final Duration AMPLE = Duration.ofSeconds(20);

    @LocalServerPort
    int port;

    @Autowired
    ViewCounter counter;

    @Autowired
    FakeCore core;

    private Client client;
    private String post;

    @BeforeEach
    void publish() {
        client = new Client(port);
        LoggedIn alice = client.register();
        post = client.post("/api/v1/posts", "{\"title\":\"t\",\"content\":\"c\"}", alice.bearer())
                .data()
                .get("id")
                .stringValue();
        counter.flush(AMPLE);
        core.landViews();
    }

    @AfterEach
    void repair() {
        core.outage = null;
    }

    private int read() {
        return client.get("/api/v1/posts/" + post).data().get("view_count").intValue();
    }

    private CountViews sent() {
        return core.sentViews.stream()
                .filter(count -> count.post().toString().equals(post))
                .reduce((first, second) -> {
                    throw new AssertionError("sent twice: " + first + " and " + second);
                })
                .orElseThrow(() -> new AssertionError("not sent"));
    }

    @Test
    void one_count_per_interval_carries_all_readings() {
        read();
        read();
        read();
        counter.flush(AMPLE);

        assertThat(sent().views()).isEqualTo(3);
    }

    @Test
    void what_is_shown_goes_up_by_one_while_a_count_is_sent_lands_and_is_forgotten() {
        assertThat(read()).isEqualTo(1);
        assertThat(read()).isEqualTo(2);
        counter.flush(AMPLE);
        assertThat(read()).isEqualTo(3);
        core.landViews();
        assertThat(read()).isEqualTo(4);
        counter.flush(AMPLE);
        core.landViews();
        assertThat(read()).isEqualTo(5);
        counter.flush(AMPLE);
        core.landViews();
        counter.flush(AMPLE);
        counter.flush(AMPLE);
        assertThat(read()).isEqualTo(6);
    }

    @Test
    void a_count_that_could_not_be_sent_is_sent_again_under_the_same_name() {
        read();
        core.outage = KernelError.OUTCOME_UNKNOWN;
        counter.flush(AMPLE);
        core.outage = null;
        read();
        counter.flush(AMPLE);
        CountViews again = sent();
        core.landViews();
        counter.flush(AMPLE);

        assertThat(again.views()).isEqualTo(1);
        assertThat(sent().views()).isEqualTo(1);
        assertThat(sent().countId()).isNotEqualTo(again.countId());
    }

    @Test
    void readings_at_the_same_time_each_show_a_number_of_their_own() {
        Set<Integer> shown = new HashSet<>();
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.supplyAsync(this::read, many))
                    .toList()
                    .forEach(reading -> shown.add(reading.join()));
        }

        assertThat(shown).hasSize(40).contains(1, 40);
    }

    @Test
    void what_other_nodes_counted_shows_as_soon_as_the_view_has_it() {
        read();
        core.sentViews.add(new CountViews(PostId.parse(post), "another node", 10));
        core.landViews();

        assertThat(read()).isEqualTo(11);
    }

    @Test
    void what_was_counted_is_sent_before_a_stop() {
        read();
        read();
        counter.stop();
        try {
            assertThat(sent().views()).isEqualTo(2);
            assertThat(counter.isRunning()).isFalse();
        } finally {
            counter.start();
        }
    }

    @Test
    void a_bounded_number_of_posts_is_counted_at_a_time_and_the_rest_is_measured() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ViewCounter small = new ViewCounter(null, new GatewaySettings.Views(AMPLE, 1), meters);

        assertThat(small.count(new PostId(1), 0)).isEqualTo(1);
        assertThat(small.count(new PostId(2), 5)).isEqualTo(6);
        assertThat(small.count(new PostId(2), 5)).isEqualTo(6);
        assertThat(small.count(new PostId(1), 0)).isEqualTo(2);
        assertThat(meters.counter("stoa.views.uncounted").count()).isEqualTo(2);
    }
}
