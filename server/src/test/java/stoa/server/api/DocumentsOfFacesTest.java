package stoa.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The documents under docs/api: made from the code, of today, valid, and true in their examples. */
class DocumentsOfFacesTest {

    private static final Path DIRECTORY = Path.of("..", "docs", "api");
    private static final Stage STAGE = Stage.shared();

    static List<String> faces() {
        return STAGE.routes().stream()
                .map(Route::face)
                .distinct()
                .filter(face -> !face.equals(Route.EVERY_FACE))
                .toList();
    }

    static List<String> facesWithSockets() {
        return faces().stream()
                .filter(face -> !described(face).map("socket").isEmpty())
                .toList();
    }

    private static Described described(String face) {
        return Described.of(face).orElseThrow(() -> new AssertionError("nobody has described the face " + face));
    }

    @Test
    void every_route_is_described_and_nothing_that_is_none() {
        Set<String> described = STAGE.routes().stream()
                .map(Route::face)
                .distinct()
                .flatMap(face -> described(face).routes().keySet().stream().map(route -> face + " " + route))
                .collect(Collectors.toSet());
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(STAGE.routes().stream()
                        .map(route -> route.face() + " " + route.name())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("faces")
    void the_openapi_document_is_of_today_and_valid(String face) throws IOException {
        JsonNode document = Answers.of(face).document();
        isOfToday(face + ".openapi.json", document);
        assertThat(Standards.openApi(document)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("facesWithSockets")
    void the_asyncapi_document_is_of_today_and_valid(String face) throws IOException {
        JsonNode document = new AsyncApi(described(face)).document();
        isOfToday(face + ".asyncapi.json", document);
        assertThat(Standards.asyncApi(document)).isEmpty();
    }

    private static void isOfToday(String name, JsonNode document) throws IOException {
        Path file = DIRECTORY.resolve(name);
        if (Boolean.getBoolean("stoa.docs.write")) {
            Files.writeString(file, OpenApi.text(document));
        }
        assertThat(file)
                .as("run this test with -Dstoa.docs.write=true and commit what it writes")
                .exists();
        assertThat(Files.readString(file))
                .as(name + " is stale: run this test with -Dstoa.docs.write=true and commit what it writes")
                .isEqualTo(OpenApi.text(document));
    }

    @Test
    void no_document_is_left_of_a_face_or_socket_that_is_gone() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".json"))
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    faces().stream().map(face -> face + ".openapi.json"),
                                    facesWithSockets().stream().map(face -> face + ".asyncapi.json"))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("faces")
    void every_example_of_a_document_is_what_its_schema_says(String face) {
        JsonNode document = Answers.of(face).document();
        document.get("paths").valueStream().flatMap(JsonNode::valueStream).forEach(operation -> {
            Stream<JsonNode> bodies = Stream.concat(
                    Stream.of(operation.path("requestBody").path("content")),
                    operation.get("responses").valueStream().map(response -> response.path("content")));
            bodies.flatMap(JsonNode::valueStream)
                    .filter(content -> content.has("example"))
                    .forEach(content -> assertThat(
                                    Standards.faults(document, content.get("schema"), content.get("example")))
                            .as("%s", operation.get("operationId"))
                            .isEmpty());
        });
    }

    @Test
    void a_document_that_is_wrong_is_found_to_be() {
        JsonNode document = Answers.of("im").document().deepCopy();
        ((ObjectNode) document.get("paths").get("/ws").get("get")).remove("responses");
        ((ObjectNode) document.get("components").get("schemas").get("GroupItem")).put("type", "thing");
        assertThat(Standards.openApi(document)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(Standards.asyncApi(new AsyncApi(described("im")).document().put("asyncapi", "1")))
                .isNotEmpty();
    }

    @Test
    void an_answer_that_is_not_as_its_schema_says_is_found() {
        JsonNode document = Answers.of("im").document();
        ObjectNode group = JsonMapper.shared().createObjectNode().put("$ref", Schemas.AT + "GroupItem");
        ObjectNode answer = (ObjectNode) Described.json(Map.of("id", "7", "unheard of", 1));
        assertThat(Standards.faults(document, group, answer))
                .anyMatch(fault -> fault.contains("unheard of"))
                .anyMatch(fault -> fault.contains("/id"))
                .anyMatch(fault -> fault.contains("memberCount"));
    }

    @ParameterizedTest
    @MethodSource("facesWithSockets")
    void every_example_of_a_frame_is_what_its_schema_says(String face) {
        JsonNode document = new AsyncApi(described(face)).document();
        assertThat(document.get("channels").get("socket").get("messages"))
                .allSatisfy(message -> assertThat(Standards.faults(
                                document,
                                message.get("payload"),
                                message.get("examples").get(0).get("payload")))
                        .as("%s", message.get("name"))
                        .isEmpty());
    }
}
