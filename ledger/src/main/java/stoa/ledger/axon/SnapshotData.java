package stoa.ledger.axon;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedObject;
import stoa.ledger.Snapshot;

/** A stored snapshot as Axon's filters and upcasters take it. */
record SnapshotData(Snapshot snapshot) implements DomainEventData<byte[]> {

    @Override
    public String getType() {
        return snapshot.type();
    }

    @Override
    public String getAggregateIdentifier() {
        return snapshot.event().stream();
    }

    @Override
    public long getSequenceNumber() {
        return snapshot.event().sequence();
    }

    @Override
    public String getEventIdentifier() {
        return snapshot.event().id();
    }

    @Override
    public Instant getTimestamp() {
        return snapshot.event().time();
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return StoredEventData.metaDataOf(snapshot.event());
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return StoredEventData.payloadOf(snapshot.event());
    }
}
