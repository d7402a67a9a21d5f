package stoa.server.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The project's files, as somebody who reads it finds them. */
final class Project {

    private static final Set<String> NOT_OURS = Set.of("target", "data", ".git", ".idea", "node_modules");

    static final Path ROOT = root();

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(here.resolve("stoa"))) {
            here = here.getParent();
        }
        return here;
    }

    static List<Path> documents() {
        return files(ROOT, ".md");
    }

    static List<Path> tests() {
        return files(ROOT, ".java").stream()
                .filter(file -> file.toString().contains("/src/test/"))
                .toList();
    }

    static List<Path> files(Path directory, String ending) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.flatMap(entry -> below(entry, ending)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> below(Path entry, String ending) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry)) {
            return NOT_OURS.contains(name) ? Stream.empty() : files(entry, ending).stream();
        }
        return name.endsWith(ending) ? Stream.of(entry) : Stream.empty();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Project() {}
}
