package stoa.server.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** One PostgreSQL database cluster on disk, and the programs that make, start and stop it. */
final class PostgresCluster {

    /** What was acknowledged must be on the disk; the rest keeps the server to itself. */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            // What initdb derives from the size of a segment would have it write a checkpoint every few seconds.
            "max_wal_size=1GB",
            "min_wal_size=80MB",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=''",
            "max_connections=200",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_error_verbosity=terse",
            "log_min_error_statement=panic");

    /** All commits wait while the next segment is made, which writes it once in full: of 16 MB that is seen. */
    private static final int WAL_SEGMENT_MB = 1;

    /** In the file that PostgreSQL writes about itself, from 0. */
    private static final int PORT_LINE = 3;

    private static final long PATIENCE_SECONDS = 60;

    private final PostgresSoftware software;
    private final Path directory;
    private final Path log;

    PostgresCluster(PostgresSoftware software, Path directory, Path log) {
        this.software = software;
        this.directory = directory;
        this.log = log;
    }

    boolean exists() {
        return Files.isRegularFile(directory.resolve("PG_VERSION"));
    }

    /** Makes an empty cluster that asks its one user for the password in the file; whole, or not at all. */
    void create(String user, Path passwordFile) throws IOException {
        Path unfinished = directory.resolveSibling(directory.getFileName() + "-unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        run(
                "initdb",
                List.of(
                        "-D",
                        unfinished.toString(),
                        "-U",
                        user,
                        "--pwfile",
                        passwordFile.toString(),
                        "-A",
                        "scram-sha-256",
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--wal-segsize=" + WAL_SEGMENT_MB,
                        "--no-instructions"));
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Starts the server and returns once it takes connections. */
    void start(int port) throws IOException {
        StringBuilder options = new StringBuilder("-p ").append(port);
        SETTINGS.forEach(setting -> options.append(" -c ").append(setting));
        run(
                "pg_ctl",
                List.of(
                        "-D",
                        directory.toString(),
                        "-l",
                        log.toString(),
                        "-o",
                        options.toString(),
                        "-w",
                        "-t",
                        Long.toString(PATIENCE_SECONDS),
                        "start"));
    }

    /** Ends the server with a checkpoint; if that takes longer than {@code seconds}, without one. */
    void stop(int seconds) throws IOException {
        try {
            stop("fast", seconds);
        } catch (IOException slow) {
            if (process().isPresent()) {
                stop("immediate", seconds);
            }
        }
    }

    private void stop(String mode, int seconds) throws IOException {
        run("pg_ctl", List.of("-D", directory.toString(), "-m", mode, "-w", "-t", Integer.toString(seconds), "stop"));
    }

    /** The server's main process, if it runs: also one that an earlier Stoa left behind. */
    Optional<ProcessHandle> process() throws IOException {
        List<String> lines = pidFile(directory);
        return lines.isEmpty()
                ? Optional.empty()
                : postgres(Long.parseLong(lines.getFirst().strip()));
    }

    /** The port of the server that runs on a directory, if one does and takes connections. */
    static Optional<Integer> runningPort(Path directory) throws IOException {
        List<String> lines = pidFile(directory);
        if (lines.size() <= PORT_LINE
                || postgres(Long.parseLong(lines.getFirst().strip())).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Integer.valueOf(lines.get(PORT_LINE).strip()));
    }

    private static List<String> pidFile(Path directory) throws IOException {
        Path file = directory.resolve("postmaster.pid");
        return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    }

    /** A process number may be in use by something else meanwhile. */
    private static Optional<ProcessHandle> postgres(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("postgres").endsWith("postgres"));
    }

    private void run(String program, List<String> arguments) throws IOException {
        // Into a file, since a server left running would hold a pipe open for ever.
        Path output = Files.createTempFile(directory.getParent(), program, ".out");
        try {
            Process process = new ProcessBuilder(software.command(program, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(2 * PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " does not end");
            }
            if (process.exitValue() != 0) {
                throw new IOException(program + ": " + lastLine(output) + " (see " + log + ")");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", interrupted);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String lastLine(Path output) throws IOException {
        return Files.readAllLines(output, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse("failed without a word");
    }
}
