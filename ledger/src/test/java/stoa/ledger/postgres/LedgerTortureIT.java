package stoa.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ledger.CanonicalBytes;
import stoa.ledger.LedgerSettings;
import stoa.ledger.StoredEvent;
import stoa.ledger.tree.Checkpoint;
import stoa.ledger.tree.Rfc9162;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

/**
 * Three JVMs of sixteen threads each append to the same streams while their connections are killed and their statements
 * cancelled, at any moment, the commit included. Whatever the ledger answered must be true afterwards.
 */
class LedgerTortureIT {

    private static final Logger log = LoggerFactory.getLogger(LedgerTortureIT.class);
    private static final int JVMS = 3;
    private static final int SECONDS = Integer.getInteger("torture.seconds", 20);
    private static final int MILLIS_BETWEEN_BLOWS = 80;
    private static final int PROOFS = 300;

    private final long seed = Long.getLong("torture.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final AtomicInteger blows = new AtomicInteger();
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final LedgerDatabase connections =
            LedgerDatabase.at(database.url(), database.user(), database.password(), 4);
    private final PostgresLedger ledger = PostgresLedger.open(connections, LedgerSettings.defaults());
    private final List<StoredEvent> followed = new ArrayList<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void follow() {
        ledger.onAppended(followed::addAll);
    }

    @AfterEach
    void close() {
        ledger.close();
        connections.close();
    }

    @Test
    void every_answer_is_true_whatever_breaks() throws Exception {
        torture(JVMS);
        assertWasFollowedOnceAndInOrder();
    }

    /** To a node that is alone other rules apply: it says nothing to anybody, and its callers commit for themselves. */
    @Test
    void every_answer_of_a_node_that_is_alone_is_true() throws Exception {
        ledger.close();
        torture(1);
    }

    private void torture(int jvms) throws Exception {
        log.info("torture.seed={}", seed);
        List<Process> workers = new ArrayList<>();
        try (ScheduledExecutorService chaos = Executors.newSingleThreadScheduledExecutor();
                Connection axe = database.dataSource().getConnection()) {
            for (int i = 0; i < jvms; i++) {
                workers.add(start(i));
            }
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> allAppend(jvms));
            Future<?> blowing =
                    chaos.scheduleWithFixedDelay(() -> strike(axe), 0, MILLIS_BETWEEN_BLOWS, TimeUnit.MILLISECONDS);
            for (Process worker : workers) {
                assertThat(worker.waitFor(SECONDS + 180, TimeUnit.SECONDS)).isTrue();
            }
            blowing.cancel(false);
        } finally {
            workers.forEach(Process::destroyForcibly);
        }
        check(answers(jvms));
    }

    private Process start(int worker) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        TortureWorker.class.getName(),
                        database.url(),
                        database.user(),
                        database.password(),
                        Long.toString(random.nextInt(1_000_000)),
                        Integer.toString(SECONDS),
                        directory.resolve("answers-" + worker).toString())
                .redirectErrorStream(true)
                .redirectOutput(outputOf(worker).toFile())
                .start();
    }

    private boolean allAppend(int jvms) {
        return IntStream.range(0, jvms)
                .mapToObj(worker -> directory.resolve("answers-" + worker + ".ready"))
                .allMatch(Files::exists);
    }

    /** Mostly a committer that is at work in this moment, sometimes any connection of the ledger. */
    private void strike(Connection axe) {
        String blow = random.nextInt(3) == 0 ? "pg_cancel_backend" : "pg_terminate_backend";
        String victims = random.nextInt(4) == 0
                ? "pid <> pg_backend_pid()"
                : "application_name like 'stoa-ledger-%' and state <> 'idle'";
        try (Statement statement = axe.createStatement();
                ResultSet struck = statement.executeQuery("select " + blow + "(pid) from (select pid from"
                        + " pg_stat_activity where datname = current_database()"
                        + " and backend_type = 'client backend' and "
                        + victims + " order by random() limit 1) victim")) {
            while (struck.next()) {
                blows.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> answers(int jvms) throws IOException {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < jvms; i++) {
            Path file = directory.resolve("answers-" + i);
            assertThat(file).as("see %s", outputOf(i)).exists();
            answers.addAll(Files.readAllLines(file));
        }
        return answers;
    }

    /** Outlives the test, for whoever looks into a failure. */
    private static Path outputOf(int worker) throws IOException {
        return Files.createDirectories(Path.of("target", "torture")).resolve("output-" + worker + ".txt");
    }

    private void check(List<String> answers) throws Exception {
        List<StoredEvent> all = readAll();
        TortureProtocol protocol = new TortureProtocol(all, answers);
        log.info("{} events, {} blows, answers: {}", all.size(), blows, protocol.tally());
        assertThat(protocol.tally()).containsKeys("DONE", "CONFLICT", "GUARDED", "UNFIT");
        assertThat(blows.get()).isGreaterThan(3 * SECONDS);

        protocol.assertPositionsHaveNoGaps();
        protocol.assertSequencesHaveNoGaps();
        protocol.assertAnswersAreTrue();
        protocol.assertNothingIsThereThatNobodySent();
        protocol.assertGuardsHeld();
        assertTreeVerifies(all);
    }

    private List<StoredEvent> readAll() {
        List<StoredEvent> all = new ArrayList<>();
        List<StoredEvent> page = ledger.page(0, 5_000);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = ledger.page(page.getLast().position(), 5_000);
        }
        return all;
    }

    private void assertWasFollowedOnceAndInOrder() {
        long events = ledger.head();
        Awaitility.await().until(() -> ledger.position() >= events);
        ledger.close(); // Ends the thread that follows, so that its list may be read.
        assertThat(followed)
                .extracting(StoredEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events).boxed().toList());
    }

    private void assertTreeVerifies(List<StoredEvent> all) throws Exception {
        List<byte[]> leaves = all.stream()
                .map(stored -> Rfc9162.leafHash(CanonicalBytes.of(stored.position(), stored.event())))
                .toList();
        byte[] root = Rfc9162.root(leaves);
        try (TransparencyLog published = TransparencyLog.of(
                connections,
                ledger,
                "stoa.test/torture",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair(),
                Duration.ofDays(1))) {
            assertThat(Checkpoint.parse(published.sign()).root()).isEqualTo(root);
            for (int i = 0; i < PROOFS; i++) {
                int at = random.nextInt(leaves.size());
                List<byte[]> path = published.inclusionProof(at + 1, leaves.size());
                assertThat(Rfc9162.isIncluded(leaves.get(at), at, leaves.size(), path, root))
                        .isTrue();
            }
        }
        assertThat(Verification.of(connections).finding()).isEmpty();
    }
}
