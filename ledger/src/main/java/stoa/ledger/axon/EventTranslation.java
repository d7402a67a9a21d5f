package stoa.ledger.axon;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import stoa.ledger.LedgerEvent;
import stoa.ledger.StoredEvent;

/**
 * Between Axon's messages and the ledger's events. Fresh events become the same message objects for every reader, made
 * once: from the very objects that were published here, or by one deserialisation.
 */
final class EventTranslation {

    /** Each is copied by every collection of garbage until a later one takes its slot: enough for who keeps up. */
    private static final int SHARED = 2_048;

    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final AtomicReferenceArray<Shared> shared = new AtomicReferenceArray<>(SHARED);

    private record Shared(long position, List<TrackedEventMessage<?>> messages) {}

    EventTranslation(Serializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    LedgerEvent toLedger(EventMessage<?> message) {
        // An event that no aggregate published is a stream of its own, as in Axon's own engines.
        boolean ofAggregate = message instanceof DomainEventMessage<?>;
        String stream =
                ofAggregate ? ((DomainEventMessage<?>) message).getAggregateIdentifier() : message.getIdentifier();
        long sequence = ofAggregate ? ((DomainEventMessage<?>) message).getSequenceNumber() : 0;
        return toLedger(stream, sequence, message, serializer);
    }

    static LedgerEvent toLedger(String stream, long sequence, EventMessage<?> message, Serializer serializer) {
        SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metaData = message.serializeMetaData(serializer, byte[].class);
        String revision = payload.getType().getRevision();
        return new LedgerEvent(
                stream,
                sequence,
                message.getIdentifier(),
                payload.getType().getName(),
                revision == null ? "" : revision,
                message.getTimestamp(),
                metaData.getData(),
                payload.getData());
    }

    /** For events that were read back. One event may become none or several, as the upcasters will. */
    List<TrackedEventMessage<?>> toMessages(List<StoredEvent> events) {
        Stream<StoredEventData> data = events.stream().map(StoredEventData::new);
        return EventUtils.upcastAndDeserializeTrackedEvents(data, serializer, upcasters)
                .toList();
    }

    /** For an event that others read too, or will in a moment. */
    List<TrackedEventMessage<?>> toSharedMessages(StoredEvent event) {
        int slot = (int) (event.position() % SHARED);
        Shared found = shared.get(slot);
        if (found != null && found.position() == event.position()) {
            return found.messages();
        }
        List<TrackedEventMessage<?>> messages = event.origin()
                .<List<TrackedEventMessage<?>>>map(origin -> List.of(handedOver(event, (EventMessage<?>) origin)))
                .orElseGet(() -> toMessages(List.of(event)));
        Shared made = new Shared(event.position(), messages);
        // Whoever was first is right.
        return shared.compareAndSet(slot, found, made) ? messages : toSharedMessages(event);
    }

    /**
     * The events that follow a position, each as its messages, as far as others have read them already and they are
     * still here: of the readers that catch up side by side only the first asks the database.
     */
    List<List<TrackedEventMessage<?>>> sharedAfter(long position, int limit) {
        List<List<TrackedEventMessage<?>>> messages = new ArrayList<>();
        for (long next = position + 1; next <= position + limit; next++) {
            Shared found = shared.get((int) (next % SHARED));
            if (found == null || found.position() != next) {
                break;
            }
            messages.add(found.messages());
        }
        return messages;
    }

    private static TrackedEventMessage<?> handedOver(StoredEvent stored, EventMessage<?> origin) {
        LedgerEvent event = stored.event();
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(stored.position()),
                StoredEventData.typeOf(event.stream()),
                event.stream(),
                event.sequence(),
                origin,
                event::time);
    }
}
