package stoa.ledger.axon;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import stoa.ledger.StoredEvent;

/** Stored events as they are read today: upcast and deserialised, each with its position as its token. */
public final class StoredMessages {

    private final EventTranslation translation;

    public StoredMessages(Serializer serializer, EventUpcaster upcasters) {
        this.translation = new EventTranslation(serializer, upcasters);
    }

    /** One event may have become none or several. */
    public List<TrackedEventMessage<?>> of(List<StoredEvent> events) {
        return translation.toMessages(events);
    }
}
