package stoa.server.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private ProgressLine line(boolean terminal) {
        return new ProgressLine(new PrintStream(err, true, StandardCharsets.UTF_8), "events", terminal);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_terminal_gets_one_line_that_is_drawn_again_and_wiped_at_the_end() {
        ProgressLine line = line(true);

        Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> {
            line.at(500, 2_000);
            return !said().isEmpty();
        });
        line.end();

        assertThat(said())
                .startsWith("\r\u001b[K500 of 2,000 events, 25 %")
                .endsWith("\r\u001b[K")
                .doesNotContain("\n");
    }

    @Test
    void whoever_is_quick_says_nothing() {
        ProgressLine line = line(false);

        line.at(1, 2);
        line.at(2, 2);
        line.end();

        assertThat(said()).isEmpty();
    }
}
