package stoa.bench.views;

import java.util.List;
import java.util.Locale;
import stoa.bench.assembly.ServerProcess;
import stoa.bench.http.SetUp;
import stoa.bench.platform.Options;
import stoa.bench.platform.Program;
import stoa.bench.platform.Report;
import stoa.bench.platform.TemporaryFolder;
import tools.jackson.databind.JsonNode;

/** What the in-JVM MongoDB costs: the time to fill the views at a start, and memory per post. */
public final class ViewsProgram implements Program {

    private static final int AUTHORS = 5;
    private static final double OF_PLAIN_WRITES = 0.5;
    private static final double BYTES_PER_KB = 1024;

    @Override
    public void run(Options options, Report report) throws Exception {
        report.title("views: " + options.posts() + " posts from the ledger into the in-JVM MongoDB at a start");
        try (TemporaryFolder folder = new TemporaryFolder()) {
            double empty = seed(folder, options, report);
            try (ServerProcess server = new ServerProcess(folder.path(), options.heap())) {
                server.awaitReady();
                try (SetUp setUp = new SetUp(server.port())) {
                    double full = heap(setUp);
                    report.line(String.format(
                            Locale.ROOT,
                            "memory: %.1f KB of heap per post (%.0f MB in all)",
                            (full - empty) / options.posts() / BYTES_PER_KB,
                            full / BYTES_PER_KB / BYTES_PER_KB));
                    judge(setUp.get("/api/v1/bench/fill"), report);
                }
            }
        }
    }

    /** Returns the bytes that are live in a server without posts. */
    private static double seed(TemporaryFolder folder, Options options, Report report) throws Exception {
        try (ServerProcess server = new ServerProcess(folder.path(), options.heap())) {
            server.awaitReady();
            try (SetUp setUp = new SetUp(server.port())) {
                List<SetUp.User> authors = setUp.register(AUTHORS);
                double empty = heap(setUp);
                double perSecond = setUp.seed(options.posts(), authors);
                report.line(
                        String.format(Locale.ROOT, "seeded by command, shown by the views: %.0f posts/s", perSecond));
                return empty;
            }
        }
    }

    private static double heap(SetUp setUp) throws Exception {
        return setUp.get("/api/v1/bench/heap").path("used").asDouble();
    }

    /** Judged is what is equally warm on both sides; what a start takes is told beside it. */
    private static void judge(JsonNode fill, Report report) {
        double events = fill.path("events").asDouble();
        double cold = fill.path("seconds").asDouble();
        double warm = fill.path("warmSeconds").asDouble();
        double plain = fill.path("plainSeconds").asDouble();
        report.line(String.format(
                Locale.ROOT,
                "fill: %.0f events in %.2f s at the start = %.0f events/s; in %.2f s once compiled = %.0f events/s",
                events,
                cold,
                events / cold,
                warm,
                events / warm));
        report.line(String.format(
                Locale.ROOT,
                "plain bulk write of the %d documents, compiled: %.2f s",
                fill.path("documents").asLong(),
                plain));
        report.figure("filling the views at the start / plain bulk write, compiled", plain / cold);
        report.atLeast(
                "filling the views / plain bulk write of the same documents, both compiled",
                plain / warm,
                OF_PLAIN_WRITES);
    }
}
