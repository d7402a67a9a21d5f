package stoa.ledger.axon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import stoa.ledger.Ledger;

/**
 * Axon's event store over the ledger, with streams of its own: they wake their readers at once.
 *
 * <p>It appends before it calls subscribers, and what is appended is durable by then. So there must be no subscribing
 * event processors that could want to prevent a commit, and a unit of work appends once.
 */
public final class LedgerEventStore extends AbstractEventStore {

    private static final String PUBLISHED = LedgerEventStore.class.getName() + ".published";

    private final Ledger ledger;
    private final EventTranslation translation;

    private LedgerEventStore(Builder builder, LedgerStorageEngine engine) {
        super(builder.storageEngine(engine));
        this.ledger = builder.ledger;
        this.translation = engine.translation();
    }

    public static Builder over(Ledger ledger) {
        return new Builder(ledger);
    }

    /** What a unit of work has appended, once it has; also after it has ended. */
    public static Optional<AppendedEvents> appended(UnitOfWork<?> unitOfWork) {
        return Optional.ofNullable(unitOfWork.root().getResource(AppendedEvents.RESOURCE));
    }

    /** The types of the events that a unit of work has published so far, in their order, appended or not yet. */
    public static List<Class<?>> published(UnitOfWork<?> unitOfWork) {
        return Collections.unmodifiableList(
                unitOfWork.root().<List<Class<?>>>getOrDefaultResource(PUBLISHED, List.of()));
    }

    /** Refuses what Axon would take after the append and then lose, or append without the first. */
    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        if (CurrentUnitOfWork.isStarted() && appended(CurrentUnitOfWork.get()).isPresent()) {
            throw new IllegalStateException("a unit of work appends once, and this one has: the events come too late");
        }
        super.publish(events);
        CurrentUnitOfWork.ifStarted(unitOfWork -> note(events, unitOfWork.root()));
    }

    private static void note(List<? extends EventMessage<?>> events, UnitOfWork<?> root) {
        List<Class<?>> published = root.getOrComputeResource(PUBLISHED, key -> new ArrayList<>());
        events.forEach(event -> published.add(event.getPayloadType()));
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
        return new LedgerStream(ledger, translation, token);
    }

    /** Makes a {@link LedgerEventStore}; the serializers are required. */
    public static final class Builder extends AbstractEventStore.Builder {

        final Ledger ledger;
        Serializer eventSerializer;
        Serializer snapshotSerializer;
        EventUpcaster upcasters = NoOpEventUpcaster.INSTANCE;
        SnapshotFilter snapshotFilter = SnapshotFilter.allowAll();

        private Builder(Ledger ledger) {
            this.ledger = ledger;
        }

        public Builder eventSerializer(Serializer serializer) {
            this.eventSerializer = serializer;
            return this;
        }

        public Builder snapshotSerializer(Serializer serializer) {
            this.snapshotSerializer = serializer;
            return this;
        }

        public Builder upcasters(EventUpcaster chain) {
            this.upcasters = chain;
            return this;
        }

        /** Axon's configuration has one that passes over snapshots of another revision of the aggregate. */
        public Builder snapshotFilter(SnapshotFilter filter) {
            this.snapshotFilter = filter;
            return this;
        }

        @Override
        public Builder messageMonitor(MessageMonitor<? super EventMessage<?>> monitor) {
            super.messageMonitor(monitor);
            return this;
        }

        public LedgerEventStore build() {
            Objects.requireNonNull(eventSerializer, "eventSerializer");
            Objects.requireNonNull(snapshotSerializer, "snapshotSerializer");
            return new LedgerEventStore(this, new LedgerStorageEngine(this));
        }
    }
}
