package stoa.ledger.axon;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import stoa.ledger.Append;
import stoa.ledger.Appended;
import stoa.ledger.Guard;
import stoa.ledger.Ledger;
import stoa.ledger.LedgerEvent;
import stoa.ledger.Snapshot;
import stoa.ledger.StoredEvent;

/** What Axon's event store asks of its storage, asked of the ledger. */
final class LedgerStorageEngine implements EventStorageEngine {

    private static final int PAGE = 500;

    private final Ledger ledger;
    private final EventTranslation translation;
    private final Serializer eventSerializer;
    private final Serializer snapshotSerializer;
    private final EventUpcaster upcasters;
    private final SnapshotFilter snapshotFilter;

    LedgerStorageEngine(LedgerEventStore.Builder builder) {
        this.ledger = builder.ledger;
        this.eventSerializer = builder.eventSerializer;
        this.snapshotSerializer = builder.snapshotSerializer;
        this.upcasters = builder.upcasters;
        this.snapshotFilter = builder.snapshotFilter;
        this.translation = new EventTranslation(eventSerializer, upcasters);
    }

    EventTranslation translation() {
        return translation;
    }

    /**
     * The events are durable when this returns, so nothing can undo them if the unit of work appended once more and
     * that failed: a second append is refused before it does harm.
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> messages) {
        if (messages.isEmpty()) {
            return;
        }
        Optional<UnitOfWork<?>> unitOfWork = CurrentUnitOfWork.isStarted()
                ? Optional.of(CurrentUnitOfWork.get().root())
                : Optional.empty();
        if (unitOfWork.map(root -> root.getResource(AppendedEvents.RESOURCE)).isPresent()) {
            throw new IllegalStateException("a unit of work appends once: what it appended first is durable already");
        }
        List<LedgerEvent> events = messages.stream().map(translation::toLedger).toList();
        List<Guard> guards = unitOfWork.map(AppendGuards::of).orElse(List.of());
        Appended appended = ledger.append(new Append(events, guards, messages));
        unitOfWork.ifPresent(root -> root.resources()
                .put(AppendedEvents.RESOURCE, new AppendedEvents(appended.lastPosition(), names(events))));
    }

    private static Set<String> names(List<LedgerEvent> events) {
        Set<String> names = new HashSet<>();
        events.forEach(event -> names.add(event.name()));
        return names;
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        LedgerEvent state = EventTranslation.toLedger(
                snapshot.getAggregateIdentifier(), snapshot.getSequenceNumber(), snapshot, snapshotSerializer);
        ledger.store(new Snapshot(snapshot.getType(), state));
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return ledger.snapshot(stream)
                .map(SnapshotData::new)
                .filter(snapshotFilter::allow)
                .map(data -> EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(data), snapshotSerializer, upcasters))
                .filter(DomainEventStream::hasNext)
                .map(DomainEventStream::next);
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequence) {
        Stream<StoredEventData> events = Stream.iterate(
                        ledger.stream(stream, firstSequence, PAGE), page -> !page.isEmpty(), this::nextOfStream)
                .flatMap(List::stream)
                .map(StoredEventData::new);
        return EventStreamUtils.upcastAndDeserializeDomainEvents(events, eventSerializer, upcasters);
    }

    private List<StoredEvent> nextOfStream(List<StoredEvent> page) {
        LedgerEvent last = page.getLast().event();
        return page.size() < PAGE ? List.of() : ledger.stream(last.stream(), last.sequence() + 1, PAGE);
    }

    /** What is there now, in order; the stream that waits for more is {@link LedgerStream}. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken token, boolean mayBlock) {
        return Stream.iterate(
                        ledger.page(LedgerStream.positionOf(token), PAGE),
                        page -> !page.isEmpty(),
                        page -> ledger.page(page.getLast().position(), PAGE))
                .flatMap(page -> translation.toMessages(page).stream());
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return Optional.of(ledger.endOf(stream)).filter(end -> end != Guard.NO_EVENTS);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(ledger.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return new GlobalSequenceTrackingToken(ledger.positionBefore(time));
    }
}
