package stoa.gateway.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.module.blackbird.BlackbirdModule;

/**
 * JSON as the faces read and write it. Reading is lenient about what is said (unknown keys, a key's case, text after
 * the value) and strict about types: a number is no string, {@code 1.5} is no integer, and broken UTF-8 or half a
 * surrogate pair is no text.
 */
public final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .withCoercionConfig(
                    LogicalType.Integer,
                    coercion -> coercion.setCoercion(CoercionInputShape.String, CoercionAction.Fail))
            // A list of posts reads a hundred components of records; method handles do that faster than reflection.
            .addModule(new BlackbirdModule())
            .addModule(new SimpleModule().addDeserializer(String.class, new WholeText()))
            .build();

    /** The UTF-8 of a record as JSON. */
    public static byte[] write(Object body) {
        return MAPPER.writeValueAsBytes(body);
    }

    /** Reads one JSON object; {@link KernelError#INVALID} if it is none or does not fit. */
    public static <T> T read(byte[] body, Class<T> type) {
        try {
            T value = MAPPER.readValue(decode(body), type);
            if (value == null) {
                throw new Rejection(KernelError.INVALID, "the body must be a JSON object");
            }
            return value;
        } catch (JacksonException unreadable) {
            throw refused(unreadable);
        }
    }

    /** A record's constructor may have refused a value by itself: then that refusal counts. */
    private static Rejection refused(JacksonException unreadable) {
        return unreadable.getCause() instanceof Rejection refusal
                ? refusal
                : new Rejection(KernelError.INVALID, "the body is not the JSON that is expected here");
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new Rejection(KernelError.INVALID, "the body is not UTF-8", broken);
        }
    }

    /** Takes JSON strings only, and only those that can be written as UTF-8 again. */
    private static final class WholeText extends StdScalarDeserializer<String> {

        WholeText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getString();
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    if (Character.charCount(text.codePointAt(i)) == 1) {
                        return (String) context.handleWeirdStringValue(String.class, text, "half a surrogate pair");
                    }
                    i++;
                }
            }
            return text;
        }
    }

    private JsonText() {}
}
