package stoa.gateway.platform.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.RejectionCode;
import stoa.api.kernel.Role;
import stoa.gateway.platform.GatewaySettings;
import stoa.gateway.platform.access.Caller;

/** What becomes of messages whose sender may no longer send any. */
class IntakeTest {

    private static final int USUAL = 100;
    private static final String LARGE = "x".repeat(USUAL + 1);
    private static final GatewaySettings.Sockets LIMITS = new GatewaySettings.Sockets(
            1,
            DataSize.ofKilobytes(64),
            10,
            10,
            10,
            DataSize.ofKilobytes(64),
            Duration.ofHours(1),
            Duration.ofHours(1),
            1);

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final Socket socket =
            new Socket(null, new Caller(new AccountId(1001), new UUID(0, 1), Role.USER), LIMITS, (ended, why) -> {});
    private final Semaphore places = new Semaphore(1);
    private final Intake intake = intake();

    @Test
    void messages_of_a_live_session_are_carried_out() {
        send("one");
        work();

        assertThat(done).containsExactly("one");
    }

    @Test
    void nothing_that_arrives_after_the_session_ended_is_carried_out() {
        socket.revoke();

        send("one");
        work();

        assertThat(done).isEmpty();
    }

    @Test
    void nor_is_what_waited_when_it_ended() {
        send("one");
        send("two");
        socket.revoke();
        work();

        assertThat(done).isEmpty();
    }

    @Test
    void a_message_that_is_larger_than_usual_takes_a_place_until_it_is_read() {
        Intake other = intake();
        begin(intake);
        assertThat(places.availablePermits()).isZero();
        begin(other);

        end(intake);
        assertThat(places.availablePermits()).isOne();
        end(other);
        assertThat(done).as("one that began when there was no place is refused").containsExactly(LARGE);
        begin(other);
        end(other);
        assertThat(done).as("and the next is not").containsExactly(LARGE, LARGE);
    }

    @Test
    void or_until_its_socket_is_gone() {
        begin(intake);
        intake.close();

        assertThat(places.availablePermits()).isOne();
        begin(intake);
        assertThat(places.availablePermits()).isOne();
    }

    private static void begin(Intake with) {
        with.take(LARGE.getBytes(StandardCharsets.UTF_8), false);
    }

    private void end(Intake with) {
        with.take(new byte[0], true);
        work();
    }

    private Intake intake() {
        return new Intake(
                socket,
                new Reader(),
                new Inbox(threads::add, 10, 1_000),
                new Throttle(10, 10, System::nanoTime),
                new SizeLimit(USUAL, 2 * USUAL, places));
    }

    private void send(String message) {
        intake.take(message.getBytes(StandardCharsets.UTF_8), true);
    }

    private void work() {
        while (!threads.isEmpty()) {
            threads.poll().run();
        }
    }

    private final class Reader implements FrameReader {

        @Override
        public Optional<String> read(Caller sender, byte[] message) {
            done.add(new String(message, StandardCharsets.UTF_8));
            return Optional.empty();
        }

        @Override
        public String refusal(RejectionCode code) {
            return code.toString();
        }

        @Override
        public String failure() {
            return "failure";
        }
    }
}
