package stoa.command.platform;

import java.util.List;
import java.util.function.Supplier;
import org.axonframework.config.AggregateConfiguration;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.Snapshotter;

/**
 * Puts down the states of aggregates. Axon's own for Spring looks for aggregates among the beans, where ours are none,
 * and so never finds one to put down.
 */
public final class StateSnapshots implements Snapshotter {

    private final Supplier<Snapshotter> built;
    private volatile Snapshotter snapshotter;

    /** Nothing is asked of the configuration before the first snapshot: it is still being built when this is made. */
    public StateSnapshots(Configuration axon) {
        this.built = () -> AggregateSnapshotter.builder()
                .eventStore(axon.eventStore())
                .aggregateFactories(factories(axon))
                .build();
    }

    private static List<AggregateFactory<?>> factories(Configuration axon) {
        return axon.findModules(AggregateConfiguration.class).stream()
                .<AggregateFactory<?>>map(aggregate -> ((AggregateConfiguration<?>) aggregate).aggregateFactory())
                .toList();
    }

    @Override
    public void scheduleSnapshot(Class<?> type, String stream) {
        Snapshotter made = snapshotter;
        if (made == null) {
            made = built.get();
            snapshotter = made;
        }
        made.scheduleSnapshot(type, stream);
    }
}
