package stoa.bench.latency;

import java.time.Duration;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.serialization.Serializer;
import stoa.api.kernel.serialization.EventSerializer;
import stoa.bench.ledger.CommandPath;
import stoa.bench.ledger.JdbcRival;
import stoa.bench.ledger.LedgerSide;
import stoa.bench.ledger.NobodysCipher;
import stoa.bench.platform.Measured;
import stoa.bench.platform.Options;
import stoa.bench.platform.Program;
import stoa.bench.platform.Report;
import stoa.bench.platform.TemporaryPostgres;
import stoa.command.platform.AggregateCache;

/** How long after its commit an event reaches a handler behind a real pooled streaming processor. */
public final class LatencyProgram implements Program {

    private static final int PER_SECOND = 200;
    private static final int RIVAL_CONNECTIONS = 8;
    private static final int CACHED = 1_000;
    private static final double P99_MILLIS = 20;

    @Override
    public void run(Options options, Report report) throws Exception {
        report.title("latency: from commit to handler at " + PER_SECOND + " events/s, evenly spaced");
        Serializer serializer = EventSerializer.with(new NobodysCipher());
        Duration time = options.measure().multipliedBy(options.rounds());
        try (TemporaryPostgres postgres = new TemporaryPostgres();
                LedgerSide ours = new LedgerSide(postgres.url(), serializer);
                JdbcRival rival = new JdbcRival(postgres.pool(RIVAL_CONNECTIONS), serializer)) {
            postgres.describe(report);
            report.header("");
            CommandPath oursPath = new CommandPath(ours.bus(), ours.store(), new AggregateCache(CACHED));
            Measured found = measure(new Trial(ours.store(), oursPath), "ledger", time, report);
            CommandPath rivalPath = new CommandPath(
                    SimpleCommandBus.builder()
                            .transactionManager(rival.transactions())
                            .build(),
                    rival.store(),
                    new AggregateCache(CACHED));
            Measured rivals = measure(new Trial(rival.store(), rivalPath), "axon jdbc", time, report);
            report.atMost("commit to handler, p99 in ms", found.p99(), P99_MILLIS);
            report.atMost("commit to handler, p99: ours / axon jdbc", found.p99() / rivals.p99(), 1);
        }
    }

    private static Measured measure(Trial trial, String name, Duration time, Report report) throws Exception {
        trial.run(PER_SECOND, Duration.ofSeconds(3));
        Stopwatch stopwatch = trial.run(PER_SECOND, time);
        Measured fromCommit = stopwatch.fromCommit(PER_SECOND);
        report.row(name + ": commit to handler", fromCommit);
        report.row(name + ": due time to handler (the whole command too)", stopwatch.fromDue(PER_SECOND));
        return fromCommit;
    }
}
