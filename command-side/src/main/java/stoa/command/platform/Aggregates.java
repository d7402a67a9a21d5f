package stoa.command.platform;

import org.axonframework.config.AggregateConfigurer;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;

/** The ways in which aggregates are kept. */
public final class Aggregates {

    /** After how many events a long stream's state is put down, so that loading reads no more than about as many. */
    public static final int EVENTS_PER_SNAPSHOT = 50;

    /** After how many events the state of a stream is put down to which hundreds of events may go at once. */
    public static final int EVENTS_PER_SNAPSHOT_IF_BUSY = 2_000;

    /** An aggregate that everybody decides on at the same time: its state is cached, and put down seldom, aside. */
    public static <A> AggregateConfigurer<A> busy(Class<A> type) {
        return cached(brief(type)
                .configureSnapshotTrigger(axon -> new EventCountSnapshotTriggerDefinition(
                        new SnapshotsAside(axon.snapshotter()), EVENTS_PER_SNAPSHOT_IF_BUSY)));
    }

    /** An aggregate that is decided on again and again: its state is cached, and put down every so often. */
    public static <A> AggregateConfigurer<A> lasting(Class<A> type) {
        return cached(reversible(type));
    }

    /** An aggregate that is seldom met, but may turn to and fro for ever: its state is put down, and not cached. */
    public static <A> AggregateConfigurer<A> reversible(Class<A> type) {
        return brief(type)
                .configureSnapshotTrigger(
                        axon -> new EventCountSnapshotTriggerDefinition(axon.snapshotter(), EVENTS_PER_SNAPSHOT));
    }

    /** An aggregate of a few events that is seldom met twice: always read from its stream. */
    public static <A> AggregateConfigurer<A> brief(Class<A> type) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureCommandTargetResolver(axon -> new CommandTargets());
    }

    private static <A> AggregateConfigurer<A> cached(AggregateConfigurer<A> aggregate) {
        return aggregate.configureCache(
                axon -> axon.getComponent(AggregateCache.class).checkedBy(axon.eventStore()));
    }

    private Aggregates() {}
}
