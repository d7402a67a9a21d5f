package stoa.server.audit.history;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import stoa.api.audit.Subject;
import stoa.api.audit.Subjects;
import stoa.api.audit.query.GetHistory.Entry;
import stoa.api.kernel.Confidential;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.PersonalDataCipher;
import stoa.api.kernel.serialization.EventSerializer;
import stoa.api.kernel.serialization.EventUpcasters;
import stoa.ledger.StoredEvent;
import stoa.ledger.axon.StoredMessages;
import tools.jackson.core.type.TypeReference;

/** Reads stored events as they are understood today. */
public final class EventDecoder {

    private static final TypeReference<Map<String, Object>> COMPONENTS = new TypeReference<>() {};

    private final EventSerializer serializer;
    private final StoredMessages messages;

    private final boolean masks;

    private EventDecoder(PersonalDataCipher cipher, boolean masks) {
        this.masks = masks;
        this.serializer = EventSerializer.with(cipher);
        this.messages = new StoredMessages(serializer, EventUpcasters.chain());
    }

    /** Shows personal data as the cipher does. */
    public static EventDecoder with(PersonalDataCipher cipher) {
        return new EventDecoder(cipher, false);
    }

    /** Shows that there is something personal or confidential, and none of it. */
    public static EventDecoder masking() {
        return new EventDecoder(new Masked(), true);
    }

    /** One stored event may be none today, or several. */
    public List<TrackedEventMessage<?>> messages(List<StoredEvent> events) {
        return messages.of(events);
    }

    /** Where in the log the message is. */
    public static long position(TrackedEventMessage<?> message) {
        return ((GlobalSequenceTrackingToken) message.trackingToken()).getGlobalIndex();
    }

    static boolean isOf(TrackedEventMessage<?> message, Subject subject) {
        Set<Subject> subjects = Subjects.of(message.getPayload());
        return subjects.contains(subject);
    }

    /** As people and programs read it. */
    public Entry entry(TrackedEventMessage<?> message, Optional<Subject> subject) {
        Object event = message.getPayload();
        DomainEventMessage<?> placed = (DomainEventMessage<?>) message;
        return new Entry(
                position(message),
                message.getTimestamp(),
                placed.getAggregateIdentifier(),
                placed.getSequenceNumber(),
                EventCatalogue.nameOf(event.getClass()),
                said(message.getMetaData(), MetaKeys.ACTOR),
                said(message.getMetaData(), MetaKeys.FACE),
                subject.map(it -> Subjects.roles(event, it)).orElse(List.of()),
                components(event));
    }

    private Map<String, Object> components(Object event) {
        Map<String, Object> components = serializer.getObjectMapper().convertValue(event, COMPONENTS);
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            if (masks && component.isAnnotationPresent(Confidential.class)) {
                components.put(component.getName(), Masked.MASK);
            }
        }
        return components;
    }

    private static Optional<String> said(MetaData metaData, String key) {
        return Optional.ofNullable(metaData.get(key)).map(Object::toString);
    }
}
