package stoa.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.gateway.platform.Face;
import stoa.testkit.http.Client;
import stoa.testkit.http.Client.Answer;

/** What a face tells of itself to whoever comes to its port, or below its prefix. */
class PagesOfFacesTest {

    private static final Stage STAGE = Stage.shared();

    /** Where a face is. */
    record Place(String face, int port, String prefix) {

        Answer get(String path) {
            return new Client(port).get(prefix + path);
        }
    }

    static List<Place> places() {
        return STAGE.stoa().getBeansOfType(Face.class).values().stream()
                .flatMap(face -> Stream.of(
                                new Place(face.name(), STAGE.port(face.name()), ""),
                                new Place(face.name(), STAGE.port("forum"), face.prefix()))
                        .filter(place -> place.prefix().isEmpty() == (place.port() == STAGE.port(face.name()))))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("places")
    void it_shows_its_own_documents_as_they_are_checked_in(Place place) throws IOException {
        Answer openApi = place.get("/docs/openapi.json");
        assertThat(openApi.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
        assertThat(openApi.text()).isEqualTo(checkedIn(place.face() + ".openapi.json"));
        Answer asyncApi = place.get("/docs/asyncapi.json");
        if (DocumentsOfFacesTest.facesWithSockets().contains(place.face())) {
            assertThat(asyncApi.text()).isEqualTo(checkedIn(place.face() + ".asyncapi.json"));
        } else {
            assertThat(asyncApi.status()).isEqualTo(404);
        }
    }

    private static String checkedIn(String name) throws IOException {
        return Files.readString(Path.of("..", "docs", "api", name));
    }

    @ParameterizedTest
    @MethodSource("places")
    void its_page_loads_what_lies_beside_it_and_nothing_else(Place place) {
        Answer entry = place.get("/docs");
        assertThat(entry.status()).isEqualTo(302);
        assertThat(entry.header("Location")).isEqualTo("docs/");
        Answer page = place.get("/docs/");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'; ");
        List<String> beside = Stream.of(page.text().split("\"", -1))
                .filter(text -> text.matches("[\\w.-]+\\.(js|css|png)"))
                .toList();
        assertThat(beside).contains("swagger-ui.css", "swagger-ui-bundle.js", "start.js");
        assertThat(beside).allSatisfy(file -> {
            Answer answer = place.get("/docs/" + file);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.response().body()).hasSizeGreaterThan(100);
        });
        assertThat(page.text()).doesNotContain("http:", "https:");
    }

    /** Also not what else is in the package of the Swagger UI. */
    @ParameterizedTest
    @MethodSource("places")
    void whatever_else_is_asked_for_is_not_found_in_its_own_words(Place place) {
        String unknown = place.get("/no-such-route").text();
        assertThat(unknown).startsWith("{");
        for (String file : List.of("swagger-initializer.js", "im.openapi.json", "package-info", "..%2fdocs")) {
            Answer answer = place.get("/docs/" + file);
            assertThat(answer.status()).as(file).isIn(400, 404);
            assertThat(answer.text()).as(file).startsWith("{");
        }
        assertThat(place.get("/docs/nothing").text()).isEqualTo(unknown);
        assertThat(place.get("/webjars/swagger-ui/index.html").status()).isEqualTo(404);
    }
}
