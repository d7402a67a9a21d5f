package stoa.server.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of settings names every setting there is, and none that there is not. */
class SettingsPageTest {

    private static final String PAGE = Project.read(Project.ROOT.resolve("docs/operating/settings.md"));

    @Test
    void names_every_setting_and_no_other() {
        Set<String> described = new TreeSet<>(Pattern.compile("(?m)^\\| `(stoa\\.[a-z.-]+)`")
                .matcher(PAGE)
                .results()
                .map(row -> row.group(1))
                .toList());
        assertThat(described).isEqualTo(new TreeSet<>(Settings.all()));
    }

    @Test
    void says_how_each_is_written_as_an_environment_variable() {
        List<String> variables = Stream.of(PAGE.split("\n", -1))
                .filter(line -> line.startsWith("| `stoa."))
                .map(line -> line.replaceAll("^\\| `(stoa\\.[a-z.-]+)` \\| `([A-Z_]+)` .*", "$1 $2"))
                .toList();
        assertThat(variables).isNotEmpty().allSatisfy(pair -> assertThat(pair)
                .isEqualTo(pair.split(" ", -1)[0] + " " + asVariable(pair.split(" ", -1)[0])));
    }

    private static String asVariable(String setting) {
        return setting.replace("-", "").replace('.', '_').toUpperCase(java.util.Locale.ROOT);
    }
}
