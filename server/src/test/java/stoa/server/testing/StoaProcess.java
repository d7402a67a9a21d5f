package stoa.server.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import stoa.server.Stoa;

/** A whole Stoa in a process of its own, to be killed; with the embedded databases and its data where one says. */
public final class StoaProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(3);

    private final Process process;
    private final Path data;
    private final Path log;
    private final int port;

    private StoaProcess(Process process, Path data, Path log, int port) {
        this.process = process;
        this.data = data;
        this.log = log;
        this.port = port;
    }

    /** Starts one without waiting for it. */
    public static StoaProcess launch(Path data, int port, String... settings) {
        return launch(Stoa.class, data, port, settings);
    }

    private static StoaProcess launch(Class<?> program, Path data, int port, String... settings) {
        try {
            Path log = Files.createTempFile("stoa-process", ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    program.getName(),
                    "--stoa.forum.port=" + port,
                    "--stoa.data=" + data,
                    "--stoa.postgres.port=0",
                    "--stoa.postgres.software=" + Path.of(System.getProperty("java.io.tmpdir"), "stoa-test-postgres"),
                    "--spring.profiles.active=free-ports",
                    "--stoa.mongo.embedded=memory"));
            for (String setting : settings) {
                command.add("--" + setting);
            }
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new StoaProcess(process, data, log, port);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Starts one and waits until it answers. */
    public static StoaProcess start(Path data) {
        return start(Stoa.class, data);
    }

    /** Starts a program that starts a Stoa, and waits until that answers. */
    public static StoaProcess start(Class<?> program, Path data, String... settings) {
        StoaProcess stoa = launch(program, data, freePort(), settings);
        await().atMost(START).pollInterval(Duration.ofMillis(200)).until(() -> stoa.isUp() || !stoa.process.isAlive());
        if (!stoa.process.isAlive()) {
            throw new IllegalStateException("did not start:\n" + stoa.output());
        }
        return stoa;
    }

    private boolean isUp() {
        return output().contains("Stoa is up");
    }

    public ForumClient client() {
        return new ForumClient(port);
    }

    public int port() {
        return port;
    }

    /** As {@code kill -9} and a power cut do: no goodbye. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As Ctrl-C and {@code kill} do. */
    public void interrupt() {
        process.destroy();
    }

    /** The status it ended with, within a time. */
    public int awaitEnd(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("still runs after " + atMost + ":\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The main process of its PostgreSQL. */
    public ProcessHandle postgres() {
        try {
            String pid =
                    Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A port that nobody has at this moment. */
    public static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** Leaves nothing running, however the test ended. */
    @Override
    public void close() {
        if (process.isAlive()) {
            interrupt();
            awaitEnd(Duration.ofSeconds(30));
        }
    }
}
