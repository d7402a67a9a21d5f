package stoa.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import stoa.bench.audit.AuditProgram;
import stoa.bench.http.HttpProgram;
import stoa.bench.http.LikesProgram;
import stoa.bench.http.LotteryProgram;
import stoa.bench.latency.LatencyProgram;
import stoa.bench.ledger.LedgerProgram;
import stoa.bench.platform.HostShare;
import stoa.bench.platform.Machine;
import stoa.bench.platform.Options;
import stoa.bench.platform.Program;
import stoa.bench.platform.Report;
import stoa.bench.replay.ReplayProgram;
import stoa.bench.sockets.GroupsProgram;
import stoa.bench.sockets.SocketsProgram;
import stoa.bench.views.ViewsProgram;

/** Runs the load programs by name. Exits with 1 if an expected ratio was missed. */
public final class Bench {

    private static final Map<String, Program> PROGRAMS = new LinkedHashMap<>();

    static {
        PROGRAMS.put("ledger", new LedgerProgram());
        PROGRAMS.put("latency", new LatencyProgram());
        PROGRAMS.put("http", new HttpProgram());
        PROGRAMS.put("views", new ViewsProgram());
        PROGRAMS.put("likes", new LikesProgram());
        PROGRAMS.put("lottery", new LotteryProgram());
        PROGRAMS.put("sockets", new SocketsProgram());
        PROGRAMS.put("groups", new GroupsProgram());
        PROGRAMS.put("audit", new AuditProgram());
        PROGRAMS.put("replay", new ReplayProgram());
    }

    public static void main(String... arguments) throws Exception {
        PrintStream out = System.out;
        if (arguments.length == 0) {
            out.println(Options.USAGE);
            return;
        }
        Options options = Options.parse(arguments);
        // What the parts log would otherwise be measured with them.
        LoggingSystem logging = LoggingSystem.get(Bench.class.getClassLoader());
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        // It warns of being in memory, which is what both contestants are to have.
        logging.setLogLevel("org.axonframework.eventhandling.tokenstore", LogLevel.ERROR);
        Report report = new Report(out);
        Machine.describe(report);
        for (Map.Entry<String, Program> program : chosen(options.programs()).entrySet()) {
            HostShare host = new HostShare();
            program.getValue().run(options, report);
            host.state(report);
        }
        List<String> missed = report.missed();
        out.println();
        out.println(missed.isEmpty() ? "All expectations held." : "Missed:");
        missed.forEach(one -> out.println("  " + one));
        System.exit(missed.isEmpty() ? 0 : 1);
    }

    private static Map<String, Program> chosen(List<String> names) {
        if (names.contains("all")) {
            return PROGRAMS;
        }
        Map<String, Program> chosen = new LinkedHashMap<>();
        names.forEach(name -> chosen.put(name, named(name)));
        return chosen;
    }

    static Program named(String name) {
        if (!PROGRAMS.containsKey(name)) {
            throw new IllegalArgumentException("no program " + name + "; usage: " + Options.USAGE);
        }
        return PROGRAMS.get(name);
    }

    private Bench() {}
}
