package stoa.bench.sockets;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import stoa.bench.assembly.ProcessMemory;
import stoa.bench.assembly.ServerProcess;
import stoa.bench.http.SetUp;
import stoa.bench.platform.Measured;
import stoa.bench.platform.Options;
import stoa.bench.platform.Program;
import stoa.bench.platform.Report;
import stoa.bench.platform.TemporaryFolder;

/** A thousand open sockets of a thousand people, messages between them for a minute, and what idle sockets cost. */
public final class SocketsProgram implements Program {

    private static final int PEOPLE = 1_000;
    private static final int PAIRS = 1_000;
    private static final int SOCKETS = 1_000;
    private static final int IDLE_SOCKETS = 5_000;
    private static final int PER_SECOND = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofMinutes(1);
    private static final double EXPECTED_P99_MILLIS = 20;
    private static final long SEED = 7_021_988;
    private static final double KB = 1024;

    @Override
    public void run(Options options, Report report) throws Exception {
        report.title("sockets: " + SOCKETS + " open sockets, " + PER_SECOND + " messages/s between random pairs");
        try (TemporaryFolder folder = new TemporaryFolder();
                ServerProcess server = new ServerProcess(folder.path(), options.heap())) {
            server.awaitReady();
            try (SetUp setUp = new SetUp(server.port());
                    Fleet fleet = new Fleet(server.port(), "/api/v1/ws")) {
                measure(server, setUp, fleet, report);
            }
        }
    }

    private static void measure(ServerProcess server, SetUp setUp, Fleet fleet, Report report) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        List<SetUp.User> people = setUp.people(PEOPLE);
        Pairs pairs = Pairs.open(setUp, people, PAIRS, random);
        // What the first socket brings with it is no cost of a socket.
        fleet.grow(1, people);
        Memory before = Memory.of(server, setUp);
        fleet.grow(SOCKETS, people);
        Memory.of(server, setUp).tell("each of " + SOCKETS + " idle sockets", before, SOCKETS, report);
        fleet.carry(new Talk(people, pairs, random, PER_SECOND, WARM_UP));
        double cpu = server.cpu().seconds();
        Talk talk = new Talk(people, pairs, random, PER_SECOND, MEASURED);
        fleet.carry(talk);
        tell(talk, server.cpu().seconds() - cpu, report);
        Memory busy = Memory.of(server, setUp);
        fleet.grow(IDLE_SOCKETS, people);
        Memory.of(server, setUp)
                .tell("each of " + (IDLE_SOCKETS - SOCKETS) + " more", busy, IDLE_SOCKETS - SOCKETS, report);
    }

    private static void tell(Talk talk, double cpuSeconds, Report report) {
        Measured measured = Measured.of(talk.nanos(), MEASURED.toMillis() / 1e3);
        report.header("from sending to the recipient's socket");
        report.row(talk.count() + " messages", measured.using(cpuSeconds));
        report.atMost("p99, milliseconds", measured.p99(), EXPECTED_P99_MILLIS);
        report.atMost("messages lost, or without an echo", talk.lost(), 0);
        report.atMost("messages twice, or at somebody else's socket", talk.tooMany(), 0);
    }

    /** Bytes of live objects, and megabytes that the process has. */
    private record Memory(double heap, double process) {

        static Memory of(ServerProcess server, SetUp setUp) throws IOException, InterruptedException {
            double heap = setUp.get("/api/v1/bench/heap").path("used").asDouble();
            return new Memory(heap, ProcessMemory.of(server.handle()));
        }

        void tell(String what, Memory before, int sockets, Report report) {
            report.line(String.format(
                    Locale.ROOT,
                    "  %-40s %6.1f KB of live objects (process: %.0f MB before, %.0f MB now)",
                    what,
                    (heap - before.heap) / KB / sockets,
                    before.process,
                    process));
        }
    }
}
