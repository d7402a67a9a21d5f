package stoa.bench.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import stoa.bench.platform.CpuTime;
import stoa.bench.platform.Measured;
import stoa.bench.platform.Options;
import stoa.bench.platform.Program;
import stoa.bench.platform.Report;
import stoa.bench.platform.Rounds;
import stoa.bench.platform.TemporaryPostgres;

/** How many commands a second the ledger makes durable, beside Axon's own store and beside plain inserts. */
public final class LedgerProgram implements Program {

    private static final int[] INSERTERS = {1, 8, 32};
    private static final int WARMING_ROUNDS = 5;
    private static final double TREE_SHARE = 0.05;

    /** One kind of load with what ours must reach of the rival's throughput. */
    private record Load(String name, int callers, double expected, Run run) {

        @FunctionalInterface
        interface Run {

            Measured of(Contestant contestant, int callers, Duration time) throws Exception;
        }
    }

    private static final Load[] LOADS = {
        new Load("create", 1, 1, Contestant::creates),
        new Load("create", 8, 1, Contestant::creates),
        new Load("create", 64, 3, Contestant::creates),
        new Load("one hot aggregate", 1, 1, Contestant::hot),
        new Load("one hot aggregate", 16, 1, Contestant::hot),
        new Load("one hot aggregate, batched", 16, 1, Contestant::hotTogether),
    };

    @Override
    public void run(Options options, Report report) throws Exception {
        report.title("ledger: durable commands per second, full command path");
        try (TemporaryPostgres postgres = new TemporaryPostgres()) {
            postgres.describe(report);
            report.header("");
            plainInserts(postgres, options, report);
            try (Contestants contestants = new Contestants(postgres)) {
                contestants.warmUp(options.measure().multipliedBy(WARMING_ROUNDS));
                double fastest = 0;
                for (Load load : LOADS) {
                    fastest = Math.max(fastest, compare(load, contestants, options, report));
                }
                report.atMost(
                        "the tree's share of the committer's time at the fastest load",
                        fastest * TreeCost.secondsPerEvent(),
                        TREE_SHARE);
            }
        }
    }

    private static void plainInserts(TemporaryPostgres postgres, Options options, Report report) throws Exception {
        CpuTime cpu = postgres.cpu();
        for (int connections : INSERTERS) {
            try (HikariDataSource pool = postgres.pool(connections);
                    PlainInserts inserts = new PlainInserts(pool, connections)) {
                Rounds rounds = new Rounds(options.rounds(), cpu).add("plain", () -> inserts.run(options.measure()));
                report.row(
                        "plain insert and commit, " + connections + " connections",
                        rounds.run().get("plain"));
            }
        }
    }

    /** Returns ours per second. */
    private static double compare(Load load, Contestants contestants, Options options, Report report) throws Exception {
        Rounds rounds = new Rounds(options.rounds(), contestants.cpu());
        contestants
                .byName()
                .forEach((name, contestant) ->
                        rounds.add(name, () -> load.run().of(contestant, load.callers(), options.measure())));
        Map<String, Measured> found = rounds.run();
        String title = load.name() + ", " + load.callers() + (load.callers() == 1 ? " caller" : " callers");
        found.forEach((name, measured) -> report.row(title + ": " + name, measured));
        double ours = found.get(Contestants.OURS).perSecond();
        report.atLeast(
                title + ": ours / axon jdbc", rounds.ratio(Contestants.OURS, Contestants.RIVAL), load.expected());
        report.figure(
                title + ": cpu of axon jdbc / cpu of ours",
                found.get(Contestants.RIVAL).cpuMicros()
                        / found.get(Contestants.OURS).cpuMicros());
        return ours;
    }
}
