package stoa.api.kernel.serialization;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** An event as a store gives it back. */
record StoredEvent(String name, String revision, String json)
        implements DomainEventData<byte[]>, TrackedEventData<byte[]> {

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(json.getBytes(StandardCharsets.UTF_8), byte[].class, name, revision);
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SimpleSerializedObject<>(
                "{}".getBytes(StandardCharsets.UTF_8), byte[].class, MetaData.class.getName(), null);
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(1);
    }

    @Override
    public String getEventIdentifier() {
        return "an event";
    }

    @Override
    public Instant getTimestamp() {
        return Instant.EPOCH;
    }

    @Override
    public String getType() {
        return "a stream";
    }

    @Override
    public String getAggregateIdentifier() {
        return "stream:1";
    }

    @Override
    public long getSequenceNumber() {
        return 0;
    }
}
