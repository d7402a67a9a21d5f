package stoa.api.docs;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.Confidential;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.PersonalData;
import stoa.api.kernel.StreamNamed;

class EventsPageTest {

    private static final String HEAD = """
            # Events

            Generated from the code by `EventsPageTest`; not to be edited. Every event is stored under the name
            *feature.event* with its revision. A field marked 🔒 is personal: it is stored as ciphertext under its
            person's key, and reads as empty once that key has been destroyed. A field marked 🤫 is confidential: it was
            said to some people and not to all. The feed and exports show neither, unless that was granted. A field
            marked `?` may be absent.
            """;

    @Test
    void the_page_of_events_is_what_the_code_says() throws IOException {
        String sections =
                EventCatalogue.streams().stream().map(EventsPageTest::section).collect(Collectors.joining("\n"));

        GeneratedPage.check("events.md", HEAD + "\n" + sections);
    }

    private static String section(Class<?> stream) {
        String rows = Arrays.stream(stream.getPermittedSubclasses())
                .map(EventsPageTest::row)
                .collect(Collectors.joining());
        return """
                ## `%s` (%s)

                | event | revision | fields | meaning |
                |---|---|---|---|
                """.formatted(stream.getAnnotation(StreamNamed.class).value(), EventCatalogue.featureOf(stream)) + rows;
    }

    private static String row(Class<?> event) {
        String fields = Arrays.stream(event.getRecordComponents())
                .map(EventsPageTest::field)
                .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        EventCatalogue.nameOf(event),
                        event.getAnnotation(Revision.class).value(),
                        fields,
                        event.getAnnotation(Meaning.class).value());
    }

    private static String field(RecordComponent component) {
        String type = typeName(component.getGenericType());
        boolean optional = type.startsWith("Optional");
        String plain = type.replaceFirst("^Optional<(.*)>$", "$1").replaceFirst("^OptionalInt$", "int");
        boolean personal = component.isAnnotationPresent(PersonalData.class);
        boolean confidential = component.isAnnotationPresent(Confidential.class);
        return "`%s: %s%s`%s%s"
                .formatted(
                        component.getName(),
                        plain,
                        optional ? "?" : "",
                        personal ? " 🔒" : "",
                        confidential ? " 🤫" : "");
    }

    private static String typeName(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                typeName(generic.getRawType()) + "<" + typeName(generic.getActualTypeArguments()[0]) + ">";
            case Class<?> plain -> plain.getSimpleName();
            default -> type.getTypeName();
        };
    }
}
