package stoa.query.platform.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final int WAITING = 16;
    private static final long END = 20_000;

    private final Gate gate = new Gate();

    @Test
    void everybody_who_waits_is_woken_however_fast_the_view_goes_by() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WAITING + 1)) {
            List<Future<Long>> waiting = new ArrayList<>();
            for (int i = 0; i < WAITING; i++) {
                waiting.add(threads.submit(this::waitForOneAfterAnother));
            }
            threads.execute(() -> {
                for (long position = 1; position <= END; position++) {
                    gate.advance(position);
                }
            });
            for (Future<Long> one : waiting) {
                assertThat(one.get(1, TimeUnit.MINUTES)).isEqualTo(END);
            }
        }
    }

    private long waitForOneAfterAnother() throws InterruptedException {
        for (long position = 1; position <= END; position++) {
            CountDownLatch latch = new CountDownLatch(1);
            gate.onPassed(position, latch::countDown);
            assertThat(latch.await(1, TimeUnit.MINUTES))
                    .as("position %d", position)
                    .isTrue();
            assertThat(gate.passed()).isGreaterThanOrEqualTo(position);
        }
        return END;
    }

    @Test
    void nobody_is_woken_before_their_position_or_twice() {
        CountDownLatch third = new CountDownLatch(2);
        gate.onPassed(3, third::countDown);
        gate.advance(2);
        assertThat(third.getCount()).isEqualTo(2);
        gate.advance(3);
        gate.advance(2);
        gate.advance(4);
        assertThat(third.getCount()).isEqualTo(1);
        assertThat(gate.passed()).isEqualTo(4);
    }

    @Test
    void who_waited_long_enough_is_forgotten() {
        CountDownLatch gone = new CountDownLatch(1);
        Runnable woken = gone::countDown;
        gate.onPassed(1, woken);
        gate.forget(woken);
        gate.advance(1);
        assertThat(gone.getCount()).isEqualTo(1);
    }
}
