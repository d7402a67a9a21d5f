package stoa.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.bench.platform.Options;
import stoa.bench.platform.Report;

/**
 * That the programs still measure what they say. What they find in so short a time means nothing and is not looked at;
 * those that load the server for minutes, whatever they are asked, are left out.
 */
class ProgramsIT {

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "latency", "views", "likes"})
    void a_program_comes_to_its_last_expectation(String program) throws Exception {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Options shortest = Options.parse(program, "--seconds=0.1", "--rounds=1", "--posts=500", "--likes=600");
        try (PrintStream out = new PrintStream(told, false, StandardCharsets.UTF_8)) {
            Bench.named(program).run(shortest, new Report(out));
        }
        assertThat(told.toString(StandardCharsets.UTF_8).lines())
                .filteredOn(line -> line.contains("expected "))
                .isNotEmpty();
    }
}
