package stoa.server.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
    private static final Pattern TEST_NAME = Pattern.compile("`([A-Z]\\w*(?:Test|IT|Properties))(?:[.#](\\w+))?`");
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:[A-Z_]+=\\S+ )*\\./stoa ([a-z-]+)");

    /** Each test class with its source, by simple name. */
    private static final Map<String, String> TESTS = Project.tests().stream()
            .collect(Collectors.toMap(
                    file -> file.getFileName().toString().replace(".java", ""),
                    Project::read,
                    (one, other) -> one + other));

    static List<Path> documents() {
        return Project.documents();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void no_relative_link_is_dead(Path document) {
        List<String> dead = LINK.matcher(withoutCode(document))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .filter(link -> !leadsSomewhere(document, link))
                .toList();
        assertThat(dead).as("dead links in %s", document).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_test_that_a_document_names_exists(Path document) {
        List<String> missing = TEST_NAME
                .matcher(Project.read(document))
                .results()
                .filter(name -> !exists(name))
                .map(MatchResult::group)
                .toList();
        assertThat(missing).as("tests named in %s that do not exist", document).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_command_of_the_launcher_that_a_document_names_exists(Path document) {
        Set<String> known = Pattern.compile("(?m)^ {4}([a-z-]+(?: \\| [a-z-]+)*)\\) ")
                .matcher(Project.read(Project.ROOT.resolve("stoa")))
                .results()
                .flatMap(commands -> Stream.of(commands.group(1).split(" \\| ", -1)))
                .collect(Collectors.toSet());
        Stream<String> named = COMMAND.matcher(Project.read(document)).results().map(command -> command.group(1));
        assertThat(known).contains("up", "test", "bench", "help").containsAll(named.toList());
    }

    @Test
    void the_readme_fits_on_a_screen_or_two_and_tells_the_three_commands() {
        String readme = Project.read(Project.ROOT.resolve("README.md"));
        assertThat(readme.lines().count()).isLessThanOrEqualTo(70);
        assertThat(readme).contains("./stoa up", "./stoa test", "./stoa bench", "curl ");
    }

    @Test
    void every_domain_page_names_tests_for_its_rules() {
        List<Path> pages = Project.files(Project.ROOT.resolve("docs/domain"), ".md");
        assertThat(pages).isNotEmpty().allSatisfy(page -> assertThat(
                        TEST_NAME.matcher(Project.read(page)).results().count())
                .as("tests named in %s", page)
                .isPositive());
    }

    @Test
    void every_decision_says_what_was_decided_and_what_was_given_up() {
        List<Path> decisions = Project.files(Project.ROOT.resolve("docs/adr"), ".md").stream()
                .filter(page -> page.getFileName().toString().matches("\\d{4}-.*"))
                .toList();
        assertThat(decisions).isNotEmpty().allSatisfy(page -> assertThat(
                        Project.read(page).toLowerCase(Locale.ROOT))
                .as("%s", page)
                .contains("context", "decision", "gave up", "wrong"));
    }

    private static boolean leadsSomewhere(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        if (!Files.exists(target)) {
            return false;
        }
        return parts.length < 2 || headings(target).contains(parts[1]);
    }

    /** As the hosts of such pages make them: lower case, no punctuation, hyphens for spaces. */
    private static Set<String> headings(Path document) {
        return HEADING.matcher(withoutCode(document))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\- ]", "")
                        .strip()
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String withoutCode(Path document) {
        return Project.read(document).replaceAll("(?ms)^```.*?^```$", "").replaceAll("`[^`\n]*`", "");
    }

    private static boolean exists(MatchResult name) {
        String source = TESTS.get(name.group(1));
        return source != null
                && (name.group(2) == null
                        || Pattern.compile("\\s" + name.group(2) + "\\(")
                                .matcher(source)
                                .find());
    }
}
