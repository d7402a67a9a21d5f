package stoa.server.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import stoa.api.kernel.EventFeed.Selection;
import stoa.api.kernel.MetaKeys;
import stoa.api.kernel.PublishedEvent;
import stoa.api.kernel.serialization.EventSerializer;
import stoa.api.kernel.serialization.EventUpcasters;
import stoa.api.kernel.serialization.PublishedPayloads;
import stoa.ledger.StoredEvent;
import stoa.ledger.axon.StoredEventData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns stored events into published ones. What is stored stays as it is. */
final class Publishing {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final EventUpcaster upcasters = EventUpcasters.chain();
    private final Serializer serializer = EventSerializer.with(new NobodysCipher());
    private final PublishedPayloads payloads;

    /**
     * @param payloads masks what is not for everybody
     */
    Publishing(PublishedPayloads payloads) {
        this.payloads = payloads;
    }

    /** The selected events among these, in order. */
    List<PublishedEvent> publish(List<StoredEvent> stored, Selection selection) {
        List<PublishedEvent> published = new ArrayList<>(stored.size());
        for (StoredEvent event : stored) {
            upcasters
                    .upcast(Stream.of(new InitialEventRepresentation(new StoredEventData(event), serializer)))
                    .filter(today -> selection.includes(today.getType().getName()))
                    .forEach(today -> published.add(publish(event, today)));
        }
        return published;
    }

    private PublishedEvent publish(StoredEvent stored, IntermediateEventRepresentation today) {
        String name = today.getType().getName();
        JsonNode metadata = JSON.readTree(stored.event().metadata());
        return new PublishedEvent(
                stored.position(),
                name,
                today.getType().getRevision(),
                stored.event().time(),
                stored.event().stream(),
                stored.event().sequence(),
                metadata.path(MetaKeys.ACTOR).asString(null),
                metadata.path(MetaKeys.FACE).asString(null),
                payloads.of(name, today.getData(JsonNode.class).getData()));
    }
}
