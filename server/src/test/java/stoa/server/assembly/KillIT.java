package stoa.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stoa.server.testing.ForumClient;
import stoa.server.testing.ForumClient.Account;
import stoa.server.testing.ForumClient.NotAcknowledged;
import stoa.server.testing.StoaProcess;
import stoa.testkit.http.RawSocket;
import stoa.testkit.http.SocketClient;

/** Processes are killed while clients write. What was answered is there afterwards, once. */
class KillIT {

    private static final int WRITERS = 8;
    private static final int ENOUGH = 200;
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path data;

    @Test
    void every_answered_write_is_there_once_after_kill_9_of_the_server() {
        Load load;
        try (StoaProcess stoa = StoaProcess.start(data)) {
            load = Load.on(stoa.client());
            load.awaitAcknowledged(ENOUGH);
            stoa.kill();
            load.end();
        }
        try (StoaProcess again = StoaProcess.start(data)) {
            load.assertThereOnce(again.client());
            assertThat(again.client().publish(load.author, "life goes on")).isNotEmpty();
        }
    }

    @Test
    void every_answered_write_is_there_once_after_kill_9_of_postgresql_and_writing_goes_on() {
        try (StoaProcess stoa = StoaProcess.start(data)) {
            Load load = Load.on(stoa.client());
            load.awaitAcknowledged(ENOUGH);
            ProcessHandle postgres = stoa.postgres();
            postgres.destroyForcibly();
            int before = load.acknowledged.size();
            assertThat(stoa.client().allPosts()).as("reading goes on").hasSizeGreaterThan(ENOUGH / 2);
            load.awaitAcknowledged(before + ENOUGH);
            load.end();
            load.assertThereOnce(stoa.client());
            assertThat(stoa.postgres().pid()).isNotEqualTo(postgres.pid());
        }
        try (StoaProcess again = StoaProcess.start(data)) {
            assertThat(again.client().allPosts()).doesNotHaveDuplicates();
        }
    }

    @Test
    void ctrl_c_ends_everything_within_five_seconds_under_load() {
        Load load;
        try (StoaProcess stoa = StoaProcess.start(data)) {
            load = Load.on(stoa.client());
            load.awaitAcknowledged(ENOUGH);
            String[] author = {"Authorization", "Bearer " + load.author.token()};
            SocketClient socket = SocketClient.open(stoa.port(), author);
            RawSocket deaf = new RawSocket(stoa.port(), 0, author);
            ProcessHandle postgres = stoa.postgres();
            long began = System.nanoTime();
            stoa.interrupt();
            stoa.awaitEnd(Duration.ofSeconds(20));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            load.end();
            assertThat(took).isLessThan(Duration.ofSeconds(5));
            assertThat(socket.awaitClosed()).isEqualTo(new SocketClient.Closed(1001, "the server is going down"));
            deaf.close();
            await().atMost(Duration.ofSeconds(5)).until(() -> !postgres.isAlive());
            assertThat(stoa.output()).doesNotContain("\tat ");
        }
        try (StoaProcess again = StoaProcess.start(data)) {
            load.assertThereOnce(again.client());
        }
    }

    /** Clients that publish as fast as they are answered, and remember what they were answered. */
    private static final class Load {

        final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        final Account author;
        private final AtomicBoolean ended = new AtomicBoolean();
        private final List<Thread> writers;

        private Load(ForumClient client) {
            this.author = client.register("writer" + Long.toString(System.nanoTime(), 36));
            this.writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> Thread.ofVirtual().start(() -> write(client)))
                    .toList();
        }

        static Load on(ForumClient client) {
            return new Load(client);
        }

        private void write(ForumClient client) {
            while (!ended.get()) {
                try {
                    acknowledged.add(client.publish(author, "under load"));
                } catch (UncheckedIOException | NotAcknowledged notAnswered) {
                    // Whether that one is there is open; the next one may be answered again.
                    Thread.onSpinWait();
                }
            }
        }

        void awaitAcknowledged(int number) {
            await().atMost(LONG).until(() -> acknowledged.size() >= number);
        }

        void end() {
            ended.set(true);
            await().atMost(LONG).until(() -> writers.stream().noneMatch(Thread::isAlive));
        }

        void assertThereOnce(ForumClient client) {
            List<String> there = client.allPosts();
            assertThat(there).doesNotHaveDuplicates().containsAll(acknowledged);
        }
    }
}
