package stoa.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every route of every face before every kind of people, as docs/authorisation.md declares it. Which routes there are
 * says the dispatcher, so none can be added without a row and no row outlives its route.
 */
class AuthorisationTest {

    private static final Stage STAGE = Stage.shared();
    private static final Matrix MATRIX = Matrix.read();

    private static Map<String, Route> routes() {
        return STAGE.routes().stream()
                .collect(Collectors.toMap(route -> route.face() + " " + route.name(), route -> route));
    }

    @Test
    void every_route_has_exactly_one_row_and_every_row_a_route() {
        assertThat(MATRIX.counts().keySet())
                .as("routes with a row in docs/authorisation.md")
                .containsExactlyInAnyOrderElementsOf(routes().keySet());
        assertThat(MATRIX.counts().values()).as("rows of each").containsOnly(1L);
    }

    @Test
    void every_row_says_something_to_each_kind_of_people() {
        assertThat(MATRIX.rows()).allSatisfy(row -> assertThat(row.statuses().values())
                .as("%s %s", row.face(), row.route())
                .hasSameSizeAs(Who.values())
                .allMatch(status -> status.matches("[1-5][0-9]{2}")));
    }

    /** By the code, whatever the table says: so it can not declare a hole. */
    @TestFactory
    Stream<DynamicTest> who_is_nobody_gets_401_wherever_the_code_asks_who_calls_and_nowhere_else() {
        return MATRIX.rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.face() + " " + row.route(), () -> assertThat(
                                List.of(row.of(Who.NOBODY), row.of(Who.LOGGED_OUT), row.of(Who.ERASED)))
                        .allMatch(status -> status.equals("401") == needsLogin(row))));
    }

    private static boolean needsLogin(Matrix.Row row) {
        return routes().get(row.face() + " " + row.route()).login() == Route.Login.REQUIRED;
    }

    @TestFactory
    Stream<DynamicTest> each_route_answers_as_its_row_declares_and_as_its_document_says() {
        return MATRIX.rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.face() + " " + row.route(), () -> isAnsweredAsDeclared(row)));
    }

    private static void isAnsweredAsDeclared(Matrix.Row row) {
        List<Answers.Answered> answers = Arrays.stream(Who.values())
                .map(who -> Answers.of(row.face()).to(row.route(), who))
                .toList();
        Map<Who, String> statuses = answers.stream()
                .collect(Collectors.toMap(Answers.Answered::who, answer -> Integer.toString(answer.status())));
        assertThat(new Matrix.Row(row.face(), row.route(), statuses)).hasToString(row.toString());
        assertThat(answers).allSatisfy(answer -> assertThat(answer.faults())
                .as("what is wrong with the answer to the %s", answer.who().title())
                .isEmpty());
        if (!row.face().equals(Route.EVERY_FACE)) {
            isDescribedWithItsParameters(row);
        }
    }

    /** What its controller has really asked for by now, so that none is forgotten and none made up. */
    private static void isDescribedWithItsParameters(Matrix.Row row) {
        Described.OneRoute said = Described.of(row.face()).orElseThrow().route(row.route());
        Set<String> expected = new TreeSet<>(said.query().keySet());
        said.unasked().forEach(expected::remove);
        assertThat(STAGE.stoa().getBean(AskedParameters.class).of(routes().get(row.face() + " " + row.route())))
                .as("parameters of the query")
                .isEqualTo(expected);
    }
}
