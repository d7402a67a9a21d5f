package stoa.api.kernel.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import stoa.api.EventSamples;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.DataSubject;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.PersonalData;
import tools.jackson.databind.JsonNode;

class PersonalDataTest {

    private final TurningCipher cipher = new TurningCipher();
    private final EventSerializer serializer = EventSerializer.with(cipher);

    @TestFactory
    Stream<DynamicTest> is_in_no_stored_byte() {
        return eachPersonalEvent((event, sample) -> {
            byte[] stored = serializer.serialize(sample, byte[].class).getData();
            String text = new String(stored, StandardCharsets.UTF_8);
            for (RecordComponent component : personalComponents(event)) {
                assertThat(text).as(component.getName()).doesNotContain(textOf(component, sample));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> reads_as_it_was_written() {
        return eachPersonalEvent((event, sample) -> {
            SerializedObject<byte[]> stored = serializer.serialize(sample, byte[].class);
            assertThat(read(stored)).isEqualTo(sample);
        });
    }

    @TestFactory
    Stream<DynamicTest> reads_as_empty_after_its_subject_was_erased_and_the_rest_as_before() {
        return eachPersonalEvent((event, sample) -> {
            SerializedObject<byte[]> stored = serializer.serialize(sample, byte[].class);
            cipher.erase(subjectOf(event, sample));

            Object read = read(stored);

            for (RecordComponent component : event.getRecordComponents()) {
                if (component.isAnnotationPresent(PersonalData.class)) {
                    assertThat(textOf(component, read)).as(component.getName()).isEmpty();
                } else {
                    assertThat(component.getAccessor().invoke(read))
                            .isEqualTo(component.getAccessor().invoke(sample));
                }
            }
        });
    }

    /** A stored tree may be read again, by another view: decrypting must not write into it. */
    @Test
    void stays_encrypted_in_a_tree_that_was_read() {
        Object sample =
                EventSamples.of(EventCatalogue.find("account.AccountRegistered").orElseThrow());
        SerializedObject<JsonNode> stored = serializer.serialize(sample, JsonNode.class);

        read(stored);

        assertThat(stored.getData().get("name").stringValue()).startsWith("sealed-for-");
    }

    @Test
    void of_an_event_without_a_subject_is_refused() {
        record Orphan(@PersonalData String name) {}

        assertThatThrownBy(() -> serializer.serialize(new Orphan("Ada"), byte[].class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@DataSubject");
    }

    private Object read(SerializedObject<?> stored) {
        return serializer.deserialize(stored);
    }

    private static String textOf(RecordComponent component, Object event) throws ReflectiveOperationException {
        Object value = component.getAccessor().invoke(event);
        return value instanceof Optional<?> optional ? (String) optional.orElseThrow() : (String) value;
    }

    private static AccountId subjectOf(Class<?> event, Object sample) throws ReflectiveOperationException {
        for (RecordComponent component : event.getRecordComponents()) {
            if (component.isAnnotationPresent(DataSubject.class)) {
                return (AccountId) component.getAccessor().invoke(sample);
            }
        }
        throw new AssertionError(event + " has no subject");
    }

    private static List<RecordComponent> personalComponents(Class<?> event) {
        return Arrays.stream(event.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(PersonalData.class))
                .toList();
    }

    @FunctionalInterface
    private interface Check {
        void of(Class<?> event, Object sample) throws Exception;
    }

    private Stream<DynamicTest> eachPersonalEvent(Check check) {
        List<Class<?>> personal = EventCatalogue.events().stream()
                .filter(event -> !personalComponents(event).isEmpty())
                .toList();
        assertThat(personal).isNotEmpty();
        return personal.stream()
                .map(event -> dynamicTest(EventCatalogue.nameOf(event), () -> check.of(event, EventSamples.of(event))));
    }
}
