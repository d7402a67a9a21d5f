package stoa.server.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import stoa.gateway.platform.BearerFace;
import stoa.gateway.platform.Doors;
import stoa.server.forum.ForumContract;

/** What the pages about faces tell people to type does what they say. */
@ForumContract
class FaceExamplesTest {

    private static final Pattern SHELL = Pattern.compile("(?s)```bash\n(.*?)```");
    private static final Pattern PERSON = Pattern.compile("\\b(alice|bob|carol|dave|erin|frank)\\b");

    /** Every step must succeed, also those whose output goes on into another. */
    private static final String STRICT = """
            set -euo pipefail
            curl() { command curl -sS --fail --max-time 30 "$@"; }
            """;

    private final Doors doors;
    private final List<BearerFace> faces;

    @Autowired
    FaceExamplesTest(Doors doors, List<BearerFace> faces) {
        this.doors = doors;
        this.faces = faces;
    }

    private int port(String name) {
        BearerFace face = faces.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return doors.portOf(face).orElseThrow();
    }

    private static String commands(String page) {
        Matcher block =
                SHELL.matcher(Project.read(Project.ROOT.resolve("docs/faces").resolve(page)));
        assertThat(block.find()).as("commands in %s", page).isTrue();
        return block.group(1);
    }

    @ParameterizedTest
    @CsvSource({"im, im.md, 8081", "chat, chat.md, 8082", "gochat, gochat.md, 8080"})
    void the_commands_on_the_page_of_a_face_run(String face, String page, int documented) throws Exception {
        String unlikeOthers = "$1" + Long.toString(System.nanoTime(), 36);
        String script = PERSON.matcher(commands(page)).replaceAll(unlikeOthers);
        assertThat(script).contains("localhost:" + documented);
        String output = run(STRICT + script.replace("localhost:" + documented, "localhost:" + port(face)));
        assertThat(output).contains("hello");
    }

    private static String run(String script) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        return output;
    }
}
