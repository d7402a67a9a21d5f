package stoa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.RejectionCode;
import stoa.api.kernel.StreamNamed;

/** Rules that hold for the whole published language, whatever is added to it. */
class LanguageTest {

    private static final List<String> NEVER_IN_AN_EVENT =
            List.of("password", "token", "secret", "hash", "address", "code", "seed");

    @Test
    void every_event_record_is_in_the_catalogue() {
        List<Class<?>> written = Classes.all().stream()
                .filter(type -> type.isRecord() && type.getPackageName().endsWith(".event"))
                .toList();

        assertThat(written).isNotEmpty().containsExactlyInAnyOrderElementsOf(EventCatalogue.events());
    }

    @Test
    void every_event_has_a_revision_that_is_a_number_from_one() {
        assertThat(EventCatalogue.events())
                .allSatisfy(event ->
                        assertThat(event.getAnnotation(Revision.class).value()).matches("[1-9][0-9]*"));
    }

    @Test
    void every_event_says_what_it_means_in_one_sentence() {
        assertThat(EventCatalogue.events())
                .allSatisfy(event ->
                        assertThat(event.getAnnotation(Meaning.class).value()).matches("[A-Z].{10,}\\."));
    }

    @Test
    void every_kind_of_stream_has_a_name_of_its_own() {
        assertThat(EventCatalogue.streams())
                .extracting(stream ->
                        stream.getAnnotation(StreamNamed.class).value().replaceFirst(":.*", ""))
                .doesNotHaveDuplicates();
    }

    @Test
    void no_event_holds_a_secret() {
        assertThat(EventCatalogue.events())
                .flatExtracting(event -> Arrays.asList(event.getRecordComponents()))
                .extracting(component -> component.getName().toLowerCase(Locale.ROOT))
                .allSatisfy(name -> assertThat(NEVER_IN_AN_EVENT).noneMatch(name::contains));
    }

    @Test
    void messages_are_records_without_a_kind_in_their_name() {
        assertThat(messages())
                .allSatisfy(type -> assertThat(type.isRecord() || type.isInterface())
                        .as(type.getName())
                        .isTrue())
                .filteredOn(Class::isRecord)
                .extracting(Class::getSimpleName)
                .allSatisfy(name -> assertThat(name).doesNotEndWith("Command").doesNotEndWith("Query"))
                .allSatisfy(name -> assertThat(name).doesNotEndWith("Event").doesNotEndWith("Dto"));
    }

    @Test
    void every_code_is_unique_and_says_what_it_means() {
        List<RejectionCode> codes = codes().toList();

        assertThat(codes).isNotEmpty().extracting(RejectionCode::name).doesNotHaveDuplicates();
        assertThat(codes).allSatisfy(code -> assertThat(code.meaning()).matches("[A-Z].{10,}\\."));
        assertThat(codes).allSatisfy(code -> assertThat(code.kind()).isNotNull());
    }

    private static Stream<Class<?>> messagesIn(String kind) {
        return Classes.all().stream().filter(type -> type.getPackageName().endsWith("." + kind));
    }

    private static List<Class<?>> messages() {
        return Stream.of("command", "event", "query")
                .flatMap(LanguageTest::messagesIn)
                .toList();
    }

    /** Every refusal code there is. */
    static Stream<RejectionCode> codes() {
        return Classes.all().stream()
                .filter(type -> type.isEnum() && RejectionCode.class.isAssignableFrom(type))
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(RejectionCode.class::cast);
    }
}
