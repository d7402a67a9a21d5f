package stoa.server.audit.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies a log with the code of Go's checksum database, which knows nothing of this project. */
final class GoVerifier {

    private static final Logger log = LoggerFactory.getLogger(GoVerifier.class);
    private static final Path SOURCE = Path.of("src", "test", "go", "crosscheck");
    private static final int PATIENCE_SECONDS = 180;

    private final Path program;

    private GoVerifier(Path program) {
        this.program = program;
    }

    /** What a program said, and how it ended. */
    record Verdict(int status, String text) {}

    /** Builds it; empty, and said loudly, where there is no Go or its library is not to be had. */
    static Optional<GoVerifier> built(Path directory) throws InterruptedException {
        Path program = directory.resolve("crosscheck");
        try {
            Verdict built = run(List.of("go", "build", "-o", program.toString(), "."), SOURCE);
            if (built.status() == 0) {
                return Optional.of(new GoVerifier(program));
            }
            skipped(built.text());
        } catch (IOException noGo) {
            skipped(noGo.getMessage());
        }
        return Optional.empty();
    }

    private static void skipped(String why) {
        log.error("SKIPPED: the log IS NOT VERIFIED BY ANOTHER'S CODE HERE, as it can not be built: {}", why.strip());
    }

    Verdict verdict(String... arguments) throws IOException, InterruptedException {
        return run(
                Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                        .toList(),
                Path.of("."));
    }

    private static Verdict run(List<String> command, Path directory) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("GOTOOLCHAIN", "local");
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " does not end");
        }
        return new Verdict(process.exitValue(), text);
    }
}
