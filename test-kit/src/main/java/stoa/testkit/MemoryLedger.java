package stoa.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import stoa.api.kernel.Guards;

/**
 * A ledger in memory that keeps the real one's promises: one order of positions, appends all or nothing, conflicts and
 * guards checked at the append, one append for a unit of work. Events and snapshots are held as the serializers write
 * them, so that what is read has been through both directions.
 */
public final class MemoryLedger implements EventStorageEngine, Guards {

    private static final String APPENDED = MemoryLedger.class.getName() + ".appended";
    private static final String GUARDED = MemoryLedger.class.getName() + ".guarded";

    private final Serializer events;
    private final Serializer snapshots;
    private final List<DomainEventData<byte[]>> log = new ArrayList<>();
    private final Map<String, List<DomainEventData<byte[]>>> streams = new HashMap<>();
    private final Map<String, DomainEventData<byte[]>> newestSnapshots = new HashMap<>();
    private final List<Append> appends = new ArrayList<>();
    private final List<Consumer<Append>> listeners = new ArrayList<>();
    private int reads;
    private int snapshotReads;

    public MemoryLedger(Serializer events, Serializer snapshots) {
        this.events = events;
        this.snapshots = snapshots;
    }

    /** What one unit of work appended, and the guards under which it did. */
    public record Append(long lastPosition, List<DomainEventMessage<?>> events, Map<String, Long> guards) {

        /** The payloads by stream, streams in the order in which they were first written. */
        public Map<String, List<Object>> byStream() {
            return events.stream()
                    .collect(Collectors.groupingBy(
                            DomainEventMessage::getAggregateIdentifier,
                            LinkedHashMap::new,
                            Collectors.mapping(event -> (Object) event.getPayload(), Collectors.toList())));
        }
    }

    /** What a unit of work has appended. */
    public Optional<Append> appended(UnitOfWork<?> unitOfWork) {
        return Optional.ofNullable(unitOfWork.root().getResource(APPENDED));
    }

    /** All appends in their order. */
    public synchronized List<Append> appends() {
        return List.copyOf(appends);
    }

    /** The names of all streams that have events. */
    public synchronized Set<String> streams() {
        return Set.copyOf(streams.keySet());
    }

    /** How often a stream was read, however long. */
    public synchronized int reads() {
        return reads;
    }

    /** How often a snapshot was found and read. */
    public synchronized int snapshotReads() {
        return snapshotReads;
    }

    /** Calls back after each append, as the real ledger's tail does. */
    public synchronized void onAppended(Consumer<Append> listener) {
        listeners.add(listener);
    }

    @Override
    public void require(String stream, long sequence) {
        Map<String, Long> guards =
                CurrentUnitOfWork.get().root().getOrComputeResource(GUARDED, key -> new LinkedHashMap<>());
        guards.put(stream, sequence);
    }

    @Override
    public synchronized void appendEvents(List<? extends EventMessage<?>> appended) {
        Map<String, Long> guards = CurrentUnitOfWork.map(
                        unitOfWork -> unitOfWork.root().<Map<String, Long>>getResource(GUARDED))
                .orElse(Map.of());
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        appended.forEach(event -> messages.add((DomainEventMessage<?>) event));
        requireFirstAppend();
        guards.forEach(this::requireEnd);
        requireNextInTheirStreams(messages);
        messages.forEach(this::write);
        Append append = new Append(log.size(), List.copyOf(messages), Map.copyOf(guards));
        appends.add(append);
        CurrentUnitOfWork.ifStarted(unitOfWork -> unitOfWork.root().resources().put(APPENDED, append));
        listeners.forEach(listener -> listener.accept(append));
    }

    private static void requireFirstAppend() {
        CurrentUnitOfWork.ifStarted(unitOfWork -> {
            if (unitOfWork.root().resources().containsKey(APPENDED)) {
                throw new IllegalStateException("a second append in one unit of work");
            }
        });
    }

    private void requireEnd(String stream, long sequence) {
        if (lastSequence(stream) != sequence) {
            throw new ConcurrencyException("guard: " + stream + " ends at " + lastSequence(stream));
        }
    }

    private void requireNextInTheirStreams(List<DomainEventMessage<?>> messages) {
        Map<String, Long> ends = new HashMap<>();
        for (DomainEventMessage<?> event : messages) {
            String stream = event.getAggregateIdentifier();
            long next = ends.computeIfAbsent(stream, this::lastSequence) + 1;
            if (event.getSequenceNumber() == 0 && next > 0) {
                throw new AggregateStreamCreationException(stream + " has been begun");
            }
            if (event.getSequenceNumber() != next) {
                throw new ConcurrencyException(stream + " goes on at " + next);
            }
            ends.put(stream, next);
        }
    }

    private void write(DomainEventMessage<?> event) {
        DomainEventData<byte[]> stored = stored(event, events);
        log.add(new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(log.size() + 1L), stored));
        streams.computeIfAbsent(event.getAggregateIdentifier(), name -> new ArrayList<>())
                .add(stored);
    }

    private long lastSequence(String stream) {
        return streams.getOrDefault(stream, List.of()).size() - 1L;
    }

    private DomainEventData<byte[]> stored(DomainEventMessage<?> event, Serializer serializer) {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        return new GenericDomainEventEntry<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getIdentifier(),
                event.getTimestamp(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                event.serializeMetaData(serializer, byte[].class).getData());
    }

    @Override
    public synchronized DomainEventStream readEvents(String stream, long firstSequence) {
        reads++;
        List<DomainEventData<byte[]>> all = streams.getOrDefault(stream, List.of());
        return deserialized(List.copyOf(all.subList((int) Math.min(firstSequence, all.size()), all.size())), events);
    }

    private static DomainEventStream deserialized(List<DomainEventData<byte[]>> stored, Serializer serializer) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                stored.stream(), serializer, NoOpEventUpcaster.INSTANCE);
    }

    @Override
    public synchronized Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken after, boolean mayBlock) {
        int position = after == null ? 0 : (int) after.position().orElse(0);
        List<TrackedDomainEventData<byte[]>> rest = log.subList(position, log.size()).stream()
                .map(stored -> (TrackedDomainEventData<byte[]>) stored)
                .toList();
        return EventUtils.upcastAndDeserializeTrackedEvents(rest.stream(), events, NoOpEventUpcaster.INSTANCE);
    }

    @Override
    public synchronized void storeSnapshot(DomainEventMessage<?> snapshot) {
        newestSnapshots.put(snapshot.getAggregateIdentifier(), stored(snapshot, snapshots));
    }

    @Override
    public synchronized Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        snapshotReads += newestSnapshots.containsKey(stream) ? 1 : 0;
        return Optional.ofNullable(newestSnapshots.get(stream))
                .map(stored -> deserialized(List.of(stored), snapshots).next());
    }

    /** The newest snapshot of a stream as it is stored. */
    public synchronized Optional<DomainEventData<byte[]>> storedSnapshot(String stream) {
        return Optional.ofNullable(newestSnapshots.get(stream));
    }

    @Override
    public synchronized Optional<Long> lastSequenceNumberFor(String stream) {
        return Optional.of(lastSequence(stream)).filter(sequence -> sequence >= 0);
    }

    @Override
    public TrackingToken createTailToken() {
        return null;
    }

    @Override
    public synchronized TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.size());
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        throw new UnsupportedOperationException("nothing here asks for a time");
    }
}
