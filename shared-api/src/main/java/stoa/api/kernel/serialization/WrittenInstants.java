package stoa.api.kernel.serialization;

import com.ethlo.time.ITU;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads instants as they are written into events: by RFC 3339, in UTC. A formatter of the JDK takes eight times as
 * long, which was a fifth of what reading a ledger costs.
 */
final class WrittenInstants extends StdScalarDeserializer<Instant> {

    WrittenInstants() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(getValueType(context), parser);
        }
        try {
            return ITU.parseDateTime(parser.getString()).toInstant();
        } catch (DateTimeException unreadable) {
            return (Instant) context.handleWeirdStringValue(Instant.class, parser.getString(), "no instant");
        }
    }
}
