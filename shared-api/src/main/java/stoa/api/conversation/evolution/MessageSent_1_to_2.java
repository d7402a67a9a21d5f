package stoa.api.conversation.evolution;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import stoa.api.conversation.MessageType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Before 2 a message had no type and nothing was said of files. History may be read so: nothing but text could be sent
 * then, always by one of two people to the other, whom each message names.
 */
public final class MessageSent_1_to_2 extends SingleEventUpcaster {

    private static final SimpleSerializedType FROM = new SimpleSerializedType("conversation.MessageSent", "1");
    private static final SimpleSerializedType TO = new SimpleSerializedType("conversation.MessageSent", "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(FROM);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(TO, JsonNode.class, MessageSent_1_to_2::asText);
    }

    private static JsonNode asText(JsonNode stored) {
        ObjectNode event = (ObjectNode) stored.deepCopy();
        event.put("type", MessageType.TEXT.name());
        event.putObject("metadata");
        return event;
    }
}
