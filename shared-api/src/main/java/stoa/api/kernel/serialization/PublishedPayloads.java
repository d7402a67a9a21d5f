package stoa.api.kernel.serialization;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import stoa.api.kernel.Confidential;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.PersonalData;
import stoa.api.kernel.PersonalDataCipher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The payloads of stored events, of today's revision, as they are shown to those who read the ledger from outside. */
public final class PublishedPayloads {

    private static final Map<String, List<String>> MASKED = new ConcurrentHashMap<>();

    private final BiConsumer<Class<?>, ObjectNode> how;

    private PublishedPayloads(BiConsumer<Class<?>, ObjectNode> how) {
        this.how = how;
    }

    /** What is personal or confidential is null. */
    public static PublishedPayloads masked() {
        return new PublishedPayloads(PublishedPayloads::mask);
    }

    /** Everything is shown, but for what was erased, which is empty. */
    public static PublishedPayloads revealed(PersonalDataCipher cipher) {
        PersonalFields personal = new PersonalFields(cipher);
        return new PublishedPayloads((event, payload) -> {
            if (personal.isPersonal(event)) {
                personal.decrypt(event, payload);
            }
        });
    }

    /** A copy of what is stored, fit to be shown. */
    public JsonNode of(String event, JsonNode stored) {
        JsonNode shown = stored.deepCopy();
        Optional<Class<?>> known = EventCatalogue.find(event);
        if (shown instanceof ObjectNode payload && known.isPresent()) {
            how.accept(known.get(), payload);
        }
        return shown;
    }

    private static void mask(Class<?> event, ObjectNode payload) {
        for (String field : MASKED.computeIfAbsent(EventCatalogue.nameOf(event), name -> maskedOf(event))) {
            if (payload.has(field)) {
                payload.putNull(field);
            }
        }
    }

    private static List<String> maskedOf(Class<?> event) {
        return Arrays.stream(event.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(PersonalData.class)
                        || component.isAnnotationPresent(Confidential.class))
                .map(RecordComponent::getName)
                .toList();
    }
}
