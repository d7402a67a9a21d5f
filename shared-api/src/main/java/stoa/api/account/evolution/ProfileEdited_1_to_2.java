package stoa.api.account.evolution;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Before 2 an edit did not say when it was made, and there were neither nicknames nor phone numbers. History may be
 * read so: the ledger keeps the time at which it took an event in, which was within the decision, and what nobody could
 * say was left as it was.
 */
public final class ProfileEdited_1_to_2 extends SingleEventUpcaster {

    private static final SimpleSerializedType FROM = new SimpleSerializedType("account.ProfileEdited", "1");
    private static final SimpleSerializedType TO = new SimpleSerializedType("account.ProfileEdited", "2");

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(FROM);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(TO, JsonNode.class, stored -> {
            ObjectNode edited = (ObjectNode) stored.deepCopy();
            return edited.put("editedAt", event.getTimestamp().toString());
        });
    }
}
