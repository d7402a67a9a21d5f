package stoa.gateway.platform.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final int PER_SECOND = 10;
    private static final int BURST = 5;

    private final AtomicLong now = new AtomicLong(-77);
    private final Throttle throttle = new Throttle(PER_SECOND, BURST, now::get);

    private void wait(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private int admitted(int asked) {
        int admitted = 0;
        for (int i = 0; i < asked; i++) {
            admitted += throttle.admits() ? 1 : 0;
        }
        return admitted;
    }

    @Test
    void a_burst_passes_at_once_and_not_one_more() {
        assertThat(admitted(100)).isEqualTo(BURST);
    }

    @Test
    void after_a_burst_the_steady_rate_passes() {
        admitted(BURST);
        wait(Duration.ofMillis(300));
        assertThat(admitted(100)).isEqualTo(3);
    }

    @Test
    void a_rest_however_long_earns_one_burst() {
        admitted(BURST);
        wait(Duration.ofDays(1));
        assertThat(admitted(100)).isEqualTo(BURST);
    }

    @Test
    void who_keeps_to_the_rate_is_never_refused() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(throttle.admits()).isTrue();
            wait(Duration.ofSeconds(1).dividedBy(PER_SECOND));
        }
    }

    @Test
    void asking_in_vain_costs_nothing() {
        admitted(1_000);
        wait(Duration.ofMillis(100));
        assertThat(admitted(100)).isEqualTo(1);
    }
}
