package stoa.gateway.platform.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final int MOST = 3;
    private static final long MOST_BYTES = 100;

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<Integer> done = new ArrayList<>();
    private final Inbox inbox = new Inbox(threads::add, MOST, MOST_BYTES);

    private boolean offer(int number) {
        return inbox.offer(1, () -> done.add(number));
    }

    private void work() {
        while (!threads.isEmpty()) {
            threads.poll().run();
        }
    }

    @Test
    void one_task_runs_at_a_time_in_the_order_of_asking() {
        IntStream.range(0, 4).forEach(this::offer);
        assertThat(threads).hasSize(1);
        threads.poll().run();
        assertThat(done).containsExactly(0);
        assertThat(threads).hasSize(1);
        work();
        assertThat(done).containsExactly(0, 1, 2, 3);
        assertThat(offer(4)).isTrue();
        work();
        assertThat(done).endsWith(4);
    }

    @Test
    void more_than_may_wait_is_refused_and_not_done() {
        IntStream.range(0, 4).forEach(number -> assertThat(offer(number)).isTrue());
        assertThat(offer(4)).isFalse();
        work();
        assertThat(done).containsExactly(0, 1, 2, 3);
        assertThat(offer(5)).isTrue();
    }

    @Test
    void nor_more_bytes_than_may_wait() {
        assertThat(inbox.offer(1_000, () -> done.add(0))).as("it does not wait").isTrue();
        assertThat(inbox.offer(60, () -> done.add(1))).isTrue();
        assertThat(inbox.offer(41, () -> done.add(2))).isFalse();
        assertThat(inbox.offer(40, () -> done.add(3))).isTrue();
        work();
        assertThat(done).containsExactly(0, 1, 3);
        offer(4);
        assertThat(inbox.offer(100, () -> done.add(5)))
                .as("what is done makes room")
                .isTrue();
    }

    @Test
    void sockets_take_turns() {
        Inbox other = new Inbox(threads::add, MOST, MOST_BYTES);
        IntStream.range(0, 3).forEach(this::offer);
        other.offer(1, () -> done.add(100));
        work();
        assertThat(done).containsExactly(0, 100, 1, 2);
    }

    @Test
    void a_task_that_fails_does_not_hold_up_the_next() {
        inbox.offer(1, () -> {
            throw new IllegalStateException("as the test wants it");
        });
        offer(1);
        try {
            threads.poll().run();
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("as the test wants it");
        }
        work();
        assertThat(done).containsExactly(1);
    }

    @Test
    void nothing_is_taken_on_when_the_server_goes_down() {
        Inbox late = new Inbox(
                task -> {
                    throw new RejectedExecutionException();
                },
                MOST,
                MOST_BYTES);
        assertThat(late.offer(1, () -> {})).isFalse();
    }
}
