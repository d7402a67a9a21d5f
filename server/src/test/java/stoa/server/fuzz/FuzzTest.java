package stoa.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ledger.Ledger;
import stoa.server.testing.StoaTest;
import stoa.testkit.TestPostgres;
import stoa.testkit.http.Client;

/**
 * Very many malformed requests and frames at all faces at once: whatever they are, they are answered in the face's own
 * words, nothing of it is our fault, and the server is as well afterwards as before. How many is said by
 * {@code -Dstoa.fuzz.count=50000}, which ones by {@code -Dstoa.fuzz.seed=...}.
 */
class FuzzTest {

    private static final Logger LOG = LoggerFactory.getLogger(FuzzTest.class);
    private static final int COUNT = Integer.getInteger("stoa.fuzz.count", 4_000);
    /** The same for everybody, so that a build that fails here fails again; other seeds are for whoever explores. */
    private static final long SEED = Long.getLong("stoa.fuzz.seed", 20_250_625);

    private static final int CALLERS = 4;
    private static final int QUARTERS = 4;

    /**
     * What each event in the ledger may leave in the views, which are in memory here: a message or a post of a few
     * hundred characters is some three kilobytes of documents.
     */
    private static final long BYTES_PER_EVENT = 8_000;

    /** What bounded caches, buffers and the collector's mood may add; half a kilobyte for each request would show. */
    private static final long SLACK = 16L << 20;

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    @TempDir
    private static Path data;

    private static StoaTest stoa;

    @BeforeAll
    static void start() {
        stoa = StoaTest.start(
                TestPostgres.freshDatabase(),
                data,
                "stoa.gateway.password.memory=64KB",
                "stoa.gateway.password.iterations=1",
                "stoa.gateway.sockets.per-second=1000000",
                "stoa.gateway.sockets.burst=1000000");
    }

    @AfterAll
    static void stop() {
        stoa.close();
    }

    @Test
    void no_request_and_no_frame_is_our_fault_and_nothing_stays_of_them() {
        List<Target> targets = Target.of(stoa);
        assertThat(targets)
                .extracting(target -> target.face().name())
                .contains("forum", "im", "chat", "gochat", "auth");
        try (Complaints complaints = Complaints.heard()) {
            List<Health> quarters = new ArrayList<>();
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                shoot(targets, quarter);
                quarters.add(Health.of(stoa));
            }
            assertThat(faults).as("answers, with seed %d", SEED).isEmpty();
            assertThat(complaints.all()).as("logged, with seed %d", SEED).isEmpty();
            Health first = quarters.getFirst();
            Health last = quarters.getLast();
            LOG.info("{} with seed {}: {}", COUNT, SEED, quarters);
            assertThat(last.heap())
                    .as("live bytes after each quarter: %s", quarters)
                    .isLessThan(first.heap() + SLACK + BYTES_PER_EVENT * (last.events() - first.events()));
            assertThat(last.threads()).as("threads").isLessThan(first.threads() + CALLERS * 10);
        }
        assertAlive();
    }

    private void shoot(List<Target> targets, int quarter) {
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            List<CompletableFuture<Void>> all = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> CompletableFuture.runAsync(
                            () -> {
                                try (Attacker attacker = new Attacker(stoa, targets, faults)) {
                                    int each = COUNT / QUARTERS / CALLERS;
                                    attacker.shoot(SEED + (long) quarter * CALLERS + caller, each);
                                }
                            },
                            threads))
                    .toList();
            all.forEach(CompletableFuture::join);
        }
    }

    /** What stays when all is done: live bytes once the collector has run, threads, and what was written down. */
    private record Health(long heap, int threads, long events) {

        static Health of(StoaTest stoa) {
            var memory = ManagementFactory.getMemoryMXBean();
            memory.gc();
            return new Health(
                    memory.getHeapMemoryUsage().getUsed(),
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    stoa.bean(Ledger.class).head());
        }

        @Override
        public String toString() {
            return "%.1f MB, %d threads, %d events".formatted(heap / 1048576.0, threads, events);
        }
    }

    private static void assertAlive() {
        Client forum = new Client(stoa.port());
        Client.LoggedIn someone = forum.register();
        assertThat(forum.get("/api/v1/auth/status", someone.bearer()).status()).isEqualTo(200);
        assertThat(forum.post("/api/v1/posts", "{\"title\":\"still\",\"content\":\"here\"}", someone.bearer())
                        .status())
                .isEqualTo(200);
        assertThat(forum.get("/im/api/v1/users/me", someone.bearer()).status()).isEqualTo(200);
        assertThat(forum.get("/gochat/api/conversations", someone.bearer()).status())
                .isEqualTo(200);
        assertThat(forum.get("/chat/api/v1/user/profile", someone.bearer()).status())
                .isEqualTo(200);
        assertThat(forum.get("/auth-server/api/v1/auth/ping", someone.bearer()).text())
                .isEqualTo("pong");
        assertThat(forum.get("/metrics").status()).isEqualTo(200);
    }
}
