package stoa.bench.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void programs_and_bounds_are_read_in_any_order() {
        Options options = Options.parse(
                "--seconds=0.5",
                "http",
                "--rounds=1",
                "views",
                "--posts=2000",
                "--likes=30",
                "--members=40",
                "--heap=256m");

        assertThat(options)
                .isEqualTo(new Options(List.of("http", "views"), Duration.ofMillis(500), 1, 2_000, 30, 40, "256m"));
    }

    @Test
    void what_is_misspelled_is_refused_rather_than_ignored() {
        assertThatThrownBy(() -> Options.parse("http", "--second=1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--second");
    }
}
