package stoa.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import stoa.query.platform.ReplayProgress.Snapshot;
import stoa.server.platform.StartFailure;

class ReplayGateTest {

    private static final Snapshot HALF = new Snapshot(5, 10, 1, Duration.ofSeconds(5));

    @Test
    void opens_when_the_views_have_caught_up() {
        AtomicInteger asked = new AtomicInteger();
        ReplayGate gate = new ReplayGate(() -> asked.incrementAndGet() > 3, () -> HALF);
        gate.start();
        assertThat(asked).hasValue(4);
        assertThat(gate.isRunning()).isTrue();
    }

    @Test
    void gives_up_on_ctrl_c_instead_of_letting_it_wait_for_the_views() throws Exception {
        ReplayGate gate = new ReplayGate(() -> false, () -> HALF);
        CompletableFuture<Void> start = CompletableFuture.runAsync(gate::start);
        gate.giveUp();
        assertThatThrownBy(() -> start.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(StartFailure.class);
        assertThat(gate.isRunning()).isFalse();
    }

    @Test
    void says_how_many_events_how_fast_and_how_long() {
        assertThat(ReplayGate.line(new Snapshot(12_000, 100_000, 40_000, Duration.ofMillis(2_200))))
                .isEqualTo("Filling the views: 12,000 of 100,000 events, 40,000 events/s, 3 s left");
    }

    @Test
    void says_minutes_where_it_takes_minutes() {
        assertThat(ReplayGate.line(new Snapshot(1, 10_000_000, 50_000, Duration.ofSeconds(200))))
                .endsWith("3 min 20 s left");
    }

    @Test
    void does_not_promise_a_time_before_anything_has_moved() {
        assertThat(ReplayGate.line(new Snapshot(0, 10, 0, Duration.ZERO))).endsWith("unknown time left");
    }
}
