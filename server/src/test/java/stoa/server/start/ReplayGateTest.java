package stoa.server.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import stoa.query.platform.ReplayProgress.Snapshot;

class ReplayGateTest {

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
