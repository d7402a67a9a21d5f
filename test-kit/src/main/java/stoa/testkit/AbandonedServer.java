package stoa.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A server whose data nobody will read again. It is stopped at once: an orderly stop would write every test's database
 * to disk, which takes longer than the build waits for the JVM to end.
 */
final class AbandonedServer {

    private final Path directory;

    AbandonedServer(Path directory) {
        this.directory = directory;
    }

    void discard() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(directory.resolve("postmaster.pid")).getFirst());
            stopAtOnce(pid);
            delete();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not discard " + directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The test server in " + directory + " does not stop", e);
        }
    }

    /** SIGQUIT is PostgreSQL's immediate shutdown, which takes its children along. */
    private static void stopAtOnce(long pid)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
        var server = ProcessHandle.of(pid);
        if (server.isPresent()) {
            server.get().onExit().get(10, TimeUnit.SECONDS);
        }
    }

    private void delete() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
