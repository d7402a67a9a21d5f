package stoa.bench.assembly;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import stoa.bench.platform.CpuTime;

/** The whole server in a process of its own on this machine, with its data in one folder; ended by {@link #close}. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);

    private final Process process;
    private final Path data;
    private final Path log;
    private final int port;

    /** @param arguments settings beside those that every measured server has */
    public ServerProcess(Path folder, String heap, String... arguments) throws IOException {
        this.port = freePort();
        this.data = folder.resolve("data");
        this.log = folder.resolve("server.log");
        this.process = new ProcessBuilder(command(heap, arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        // Whoever ends the measurement early ends the server with it.
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("end-server").unstarted(process::destroy));
    }

    public int port() {
        return port;
    }

    public Path data() {
        return data;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Processor time of the server and its PostgreSQL. */
    public CpuTime cpu() {
        return ProcessMemory.postgresOf(data)
                .map(postgres -> new CpuTime(handle(), postgres))
                .orElseGet(() -> new CpuTime(handle()));
    }

    /** Waits until requests are answered, whatever with. */
    public void awaitReady() throws IOException, InterruptedException {
        HttpRequest probe = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/posts"))
                .build();
        long deadline = System.nanoTime() + START.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, probe)) {
                if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                    throw new IOException("the server did not start; its last lines:\n" + lastLines());
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    public String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            // Orderly ended, it took its PostgreSQL along.
            ProcessMemory.postgresOf(data).ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private List<String> command(String heap, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heap,
                "-XX:GCTimeRatio=99",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BenchServer.class.getName(),
                "--stoa.forum.port=" + port,
                "--spring.profiles.active=free-ports",
                "--stoa.lottery.first-round=false",
                "--stoa.data=" + data,
                "--stoa.mongo.embedded=memory",
                "--stoa.postgres.port=0"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean answers(HttpClient client, HttpRequest probe) throws InterruptedException {
        try {
            return client.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
