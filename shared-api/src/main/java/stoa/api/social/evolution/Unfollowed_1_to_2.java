package stoa.api.social.evolution;

import java.time.Instant;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Before 2 the end of a following did not say when it had begun, so that nobody could tell how long followings last
 * without finding each one's beginning. History may be read so: a following's id was drawn in the very decision that
 * began it, and an id's upper 41 bits are the milliseconds since 2015 at which it was drawn.
 */
public final class Unfollowed_1_to_2 extends SingleEventUpcaster {

    private static final SimpleSerializedType FROM = new SimpleSerializedType("social.Unfollowed", "1");
    private static final SimpleSerializedType TO = new SimpleSerializedType("social.Unfollowed", "2");
    private static final Instant IDS_BEGIN = Instant.parse("2015-01-01T00:00:00Z");
    private static final int BITS_BELOW_MILLISECONDS = 12;

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(FROM);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(TO, JsonNode.class, Unfollowed_1_to_2::withItsBeginning);
    }

    private static JsonNode withItsBeginning(JsonNode stored) {
        long drawnAt = stored.get("follow").longValue() >>> BITS_BELOW_MILLISECONDS;
        ObjectNode event = (ObjectNode) stored.deepCopy();
        return event.put("followedAt", IDS_BEGIN.plusMillis(drawnAt).toString());
    }
}
