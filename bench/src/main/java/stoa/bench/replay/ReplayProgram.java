package stoa.bench.replay;

import java.util.List;
import java.util.Locale;
import stoa.bench.assembly.ServerProcess;
import stoa.bench.http.SetUp;
import stoa.bench.platform.Options;
import stoa.bench.platform.Program;
import stoa.bench.platform.Report;
import stoa.bench.platform.TemporaryFolder;
import tools.jackson.databind.JsonNode;

/** Replays a ledger of posts: without doing anything, view by view, and beside the live views under load. */
public final class ReplayProgram implements Program {

    private static final int AUTHORS = 5;
    /** For the live views, those that are filled beside them and the documents that are written plainly, at once. */
    private static final String HEAP = "3g";

    private static final double OF_RAW_READ = 0.5;
    private static final double HEAP_GROWTH = 1.2;

    @Override
    public void run(Options options, Report report) throws Exception {
        report.title("replay: a ledger of " + options.posts() + " posts, read and folded once more");
        try (TemporaryFolder folder = new TemporaryFolder();
                ServerProcess server = new ServerProcess(folder.path(), HEAP)) {
            server.awaitReady();
            try (SetUp setUp = new SetUp(server.port())) {
                List<SetUp.User> authors = setUp.register(AUTHORS);
                setUp.seed(options.posts(), authors);
                judge(setUp.get("/api/v1/bench/replay"), report);
                new Load(server.port(), setUp, authors).run(report);
            }
        }
    }

    private static void judge(JsonNode found, Report report) {
        double events = found.path("events").asDouble();
        double raw = found.path("rawSeconds").asDouble();
        double idle = found.path("idleSeconds").asDouble();
        report.line(String.format(
                Locale.ROOT,
                "%.0f events: rows %.0f/s, events without doing anything %.0f/s",
                events,
                events / raw,
                events / idle));
        report.atLeast("events without doing anything / bare rows, one connection each", raw / idle, OF_RAW_READ);
        report.atMost(
                "live heap while the log is read / before",
                found.path("heapWithin").asDouble() / found.path("heapBefore").asDouble(),
                HEAP_GROWTH);
        report.line(String.format(
                Locale.ROOT,
                "%-22s %10s %12s %12s %12s",
                "view, alone",
                "documents",
                "events/s",
                "of rows",
                "of writes"));
        found.path("views").forEach(view -> row(view, events, raw, report));
    }

    private static void row(JsonNode view, double events, double raw, Report report) {
        double seconds = view.path("seconds").asDouble();
        report.line(String.format(
                Locale.ROOT,
                "%-22s %10d %12.0f %12.2f %12.2f",
                view.path("view").asString(),
                view.path("documents").asLong(),
                events / seconds,
                raw / seconds,
                view.path("plainSeconds").asDouble() / seconds));
    }
}
