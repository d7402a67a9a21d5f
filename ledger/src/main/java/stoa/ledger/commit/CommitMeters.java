package stoa.ledger.commit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import stoa.ledger.GuardFailedException;

/** What an operator sees of the committer. */
final class CommitMeters {

    private final Counter appends;
    private final Counter events;
    private final Counter conflicts;
    private final Counter guardFailures;
    private final Counter unknown;
    private final Counter unavailable;
    private final DistributionSummary batch;
    private final Timer commit;

    CommitMeters(MeterRegistry registry, Supplier<Number> queueDepth) {
        appends = counter(registry, "stoa.ledger.appends", "Appends that are committed");
        events = counter(registry, "stoa.ledger.events", "Events that are committed");
        conflicts = counter(registry, "stoa.ledger.conflicts", "Appends refused because a stream had moved");
        guardFailures = counter(registry, "stoa.ledger.guard.failures", "Appends refused because a guard did not hold");
        unknown = counter(registry, "stoa.ledger.unknown", "Commits whose outcome had to be found out");
        unavailable = counter(registry, "stoa.ledger.unavailable", "Appends refused because the database was down");
        batch = DistributionSummary.builder("stoa.ledger.batch")
                .description("Appends in one commit")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        commit = Timer.builder("stoa.ledger.commit")
                .description("Time of one commit")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        Gauge.builder("stoa.ledger.queue", queueDepth)
                .description("Appends that wait for the committer")
                .register(registry);
    }

    void committed(Plan plan, Duration took) {
        commit.record(took);
        batch.record(plan.accepted().size());
        appends.increment(plan.accepted().size());
        events.increment(plan.events().size());
    }

    void refused(RuntimeException reason) {
        if (reason instanceof GuardFailedException) {
            guardFailures.increment();
        } else if (reason instanceof ConcurrencyException || reason instanceof AggregateStreamCreationException) {
            conflicts.increment();
        } else {
            unavailable.increment();
        }
    }

    void unknown() {
        unknown.increment();
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
