package stoa.api.kernel.serialization;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.PersonalDataCipher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events as JSON that a person can read, under logical names instead of class names, with every component
 * marked {@link stoa.api.kernel.PersonalData} encrypted for its subject.
 */
public final class EventSerializer extends Jackson3Serializer {

    /** Looking for annotations, or for how a type is read, costs more than the event itself. */
    private final Map<Class<?>, SerializedType> types = new ConcurrentHashMap<>();

    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();
    private final PersonalFields personal;

    private EventSerializer(Builder builder, PersonalDataCipher cipher) {
        super(builder);
        this.personal = new PersonalFields(cipher);
    }

    public static EventSerializer with(PersonalDataCipher cipher) {
        Builder builder = Jackson3Serializer.builder().jsonMapperBuilderCustomizer(mapper -> mapper.addModule(
                        new SimpleModule().addDeserializer(Instant.class, new WrittenInstants()))
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT)));
        return new EventSerializer(builder, cipher);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        return type == null ? super.typeForClass(null) : types.computeIfAbsent(type, this::inspect);
    }

    private SerializedType inspect(Class<?> type) {
        SerializedType byClass = super.typeForClass(type);
        return EventCatalogue.contains(type)
                ? new SimpleSerializedType(EventCatalogue.nameOf(type), byClass.getRevision())
                : byClass;
    }

    @Override
    public Class<?> classForType(SerializedType stored) {
        return EventCatalogue.find(stored.getName()).orElseGet(() -> super.classForType(stored));
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return readers.computeIfAbsent(type, super::getReader);
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        if (object == null || !personal.isPersonal(object.getClass())) {
            return super.serialize(object, representation);
        }
        ObjectNode tree = getObjectMapper().valueToTree(object);
        personal.encrypt(object.getClass(), tree);
        T converted = getConverter().convert(tree, JsonNode.class, representation);
        return new SimpleSerializedObject<>(converted, representation, typeForClass(object.getClass()));
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // The signature is Axon's.
    public <S, T> T deserialize(SerializedObject<S> stored) {
        Class<?> type = classForType(stored.getType());
        if (!personal.isPersonal(type)) {
            return super.deserialize(stored);
        }
        // A copy, since the stored tree may be read again.
        JsonNode tree = getConverter().convert(stored, JsonNode.class).getData().deepCopy();
        personal.decrypt(type, (ObjectNode) tree);
        return super.deserialize(new SimpleSerializedObject<>(tree, JsonNode.class, stored.getType()));
    }
}
