package stoa.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.ledger.TestEvents.event;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import stoa.ledger.Append;
import stoa.ledger.LedgerEvent;
import stoa.ledger.LedgerSettings;
import stoa.ledger.LedgerUnavailableException;
import stoa.ledger.OutcomeUnknownException;
import stoa.ledger.StoredEvent;

class PostgresCrashIT {

    private static final int WRITERS = 8;
    private static final int PAGE = 1_000;
    private static final Duration CLIENT_PAUSE = Duration.ofMillis(5);

    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path directory;

    private EmbeddedPostgres server;
    private LedgerDatabase connections;
    private PostgresLedger ledger;
    private volatile boolean writing = true;

    @BeforeEach
    void start() throws IOException {
        server = serverOn(0);
        PGSimpleDataSource database = (PGSimpleDataSource) server.getPostgresDatabase();
        connections = LedgerDatabase.at(database.getUrl(), "postgres", "postgres", 4);
        ledger = PostgresLedger.open(connections, LedgerSettings.defaults().withAnswerWithin(Duration.ofSeconds(2)));
    }

    @AfterEach
    void stop() throws IOException {
        writing = false;
        ledger.close();
        connections.close();
        server.close();
    }

    /** As durable as in production; the starter's own defaults are not. */
    private EmbeddedPostgres serverOn(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    @Test
    void what_was_acknowledged_survives_kill_9_of_the_database() throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < WRITERS; i++) {
                writers.execute(this::appendOnAndOn);
            }
            Awaitility.await().until(() -> acknowledged.size() > 200);
            killAndStartAgain();
            int before = acknowledged.size();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() > before + 200);
            writing = false;
            writers.shutdown();
            assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }

        Map<String, Long> there = Stream.iterate(
                        ledger.page(0, PAGE),
                        page -> !page.isEmpty(),
                        page -> ledger.page(page.getLast().position(), PAGE))
                .flatMap(List::stream)
                .collect(Collectors.toMap(stored -> stored.event().id(), StoredEvent::position));
        assertThat(there).containsAllEntriesOf(acknowledged).doesNotContainKeys(refused.toArray(String[]::new));
        assertThat(ledger.head()).isEqualTo(there.size());
        assertThat(Verification.of(connections).finding()).isEmpty();
    }

    private void appendOnAndOn() {
        while (writing) {
            LedgerEvent next = event("stream:" + UUID.randomUUID(), 0);
            try {
                acknowledged.put(next.id(), ledger.append(Append.of(next)).lastPosition());
            } catch (LedgerUnavailableException e) {
                refused.add(next.id());
                LockSupport.parkNanos(CLIENT_PAUSE.toNanos());
            } catch (OutcomeUnknownException e) {
                // It may be there or not, and nothing was promised.
                LockSupport.parkNanos(CLIENT_PAUSE.toNanos());
            }
        }
    }

    private void killAndStartAgain() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst());
        ProcessHandle main = ProcessHandle.of(postmaster).orElseThrow();
        // All at once, as when the power goes.
        Stream.concat(Stream.of(main), main.descendants()).toList().forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        int port = server.getPort();
        server.close();
        server = serverOn(port);
    }
}
