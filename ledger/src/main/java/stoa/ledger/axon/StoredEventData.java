package stoa.ledger.axon;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import stoa.ledger.LedgerEvent;
import stoa.ledger.StoredEvent;

/** A stored event as Axon's upcasters take it. */
public final class StoredEventData implements TrackedEventData<byte[]>, DomainEventData<byte[]> {

    private final long position;
    private final LedgerEvent event;

    public StoredEventData(StoredEvent stored) {
        this.position = stored.position();
        this.event = stored.event();
    }

    /**
     * The kind of aggregate is not stored, since the stream's name says it: what stands before the colon, or all of it.
     */
    static String typeOf(String stream) {
        int colon = stream.indexOf(':');
        return colon < 0 ? stream : stream.substring(0, colon);
    }

    static SerializedObject<byte[]> payloadOf(LedgerEvent event) {
        String revision = event.revision().isEmpty() ? null : event.revision();
        return new SimpleSerializedObject<>(event.payload(), byte[].class, event.name(), revision);
    }

    static SerializedObject<byte[]> metaDataOf(LedgerEvent event) {
        return new SerializedMetaData<>(event.metadata(), byte[].class);
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    public String getType() {
        return typeOf(event.stream());
    }

    @Override
    public String getAggregateIdentifier() {
        return event.stream();
    }

    @Override
    public long getSequenceNumber() {
        return event.sequence();
    }

    @Override
    public String getEventIdentifier() {
        return event.id();
    }

    @Override
    public Instant getTimestamp() {
        return event.time();
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return metaDataOf(event);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return payloadOf(event);
    }
}
