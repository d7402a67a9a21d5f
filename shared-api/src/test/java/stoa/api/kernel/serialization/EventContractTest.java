package stoa.api.kernel.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import stoa.api.EventSamples;
import stoa.api.kernel.EventCatalogue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What has once been stored is readable for ever: every revision of every event has a golden file, written by the real
 * serializer and read back through the real upcasters. A change of shape without a new revision fails here.
 */
class EventContractTest {

    private static final Path GOLDEN = Path.of("src/test/resources/events");
    private static final boolean WRITE = Boolean.getBoolean("stoa.golden.write");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final EventSerializer serializer = EventSerializer.with(new TurningCipher());

    @TestFactory
    Stream<DynamicTest> an_event_is_stored_as_its_golden_file_shows() {
        return eachEvent((event, sample) -> {
            Path golden = goldenFile(event, revisionOf(event));
            JsonNode stored = serializer.serialize(sample, JsonNode.class).getData();
            if (WRITE && !Files.exists(golden)) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, JSON.writeValueAsString(stored) + "\n");
            }
            assertThat(golden)
                    .as("no golden file: run the test with -Dstoa.golden.write=true, read what it wrote, commit it")
                    .exists();
            assertThat(stored)
                    .as("the shape of %s has changed: raise its revision and add an upcaster", event.getSimpleName())
                    .isEqualTo(JSON.readTree(Files.readString(golden)));
        });
    }

    @TestFactory
    Stream<DynamicTest> every_revision_ever_stored_reads_as_the_event_of_today() {
        return eachEvent((event, sample) -> {
            List<String> revisions = revisionsOf(event);
            assertThat(revisions).contains(revisionOf(event));
            for (String revision : revisions) {
                assertThat(read(event, revision))
                        .as("revision " + revision)
                        .isEqualTo(EventSamples.asReadFrom(event, revision));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_sample_leaves_no_component_empty() {
        return eachEvent((event, sample) -> {
            for (RecordComponent component : event.getRecordComponents()) {
                Object value = component.getAccessor().invoke(sample);
                assertThat(isEmpty(value)).as(component.getName()).isFalse();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> an_event_is_named_by_feature_and_record_not_by_class() {
        return eachEvent((event, sample) -> {
            SerializedObject<String> stored = serializer.serialize(sample, String.class);
            assertThat(stored.getType().getName())
                    .isEqualTo(EventCatalogue.featureOf(event) + "." + event.getSimpleName());
            assertThat(stored.getType().getRevision()).isEqualTo(revisionOf(event));
            assertThat(stored.getData()).doesNotContain("stoa.api");
        });
    }

    private Object read(Class<?> event, String revision) throws IOException {
        StoredEvent stored =
                new StoredEvent(EventCatalogue.nameOf(event), revision, Files.readString(goldenFile(event, revision)));
        return EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(stored), serializer, EventUpcasters.chain())
                .map(message -> ((GenericTrackedDomainEventMessage<?>) message).getPayload())
                .findFirst()
                .orElseThrow();
    }

    private static boolean isEmpty(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.isEmpty();
            case OptionalInt optional -> optional.isEmpty();
            case Collection<?> collection -> collection.isEmpty();
            case String text -> text.isEmpty();
            default -> false;
        };
    }

    private static List<String> revisionsOf(Class<?> event) {
        try (Stream<Path> files = Files.list(goldenFile(event, "1").getParent())) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path goldenFile(Class<?> event, String revision) {
        return GOLDEN.resolve(EventCatalogue.featureOf(event))
                .resolve(event.getSimpleName())
                .resolve(revision + ".json");
    }

    private static String revisionOf(Class<?> event) {
        return event.getAnnotation(Revision.class).value();
    }

    @FunctionalInterface
    private interface Check {
        void of(Class<?> event, Object sample) throws Exception;
    }

    private static Stream<DynamicTest> eachEvent(Check check) {
        return EventCatalogue.events().stream()
                .map(event -> dynamicTest(EventCatalogue.nameOf(event), () -> check.of(event, EventSamples.of(event))));
    }
}
