package stoa.server.mongo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import stoa.server.platform.StartFailure;

/** Looks for a {@code mongod} on this machine. */
final class MongodProgram {

    private static final String NAME = "mongod";

    /** The one that was named, which must be there; else the first one on the path. */
    static Optional<Path> find(String named, String path) {
        if (!named.isBlank()) {
            Path program = Path.of(named);
            if (!Files.isExecutable(program)) {
                throw new StartFailure(
                        "STOA_MONGOD names " + named + ", which can not be run",
                        "correct it, or leave it out to keep the views in memory");
            }
            return Optional.of(program);
        }
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, NAME))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private MongodProgram() {}
}
