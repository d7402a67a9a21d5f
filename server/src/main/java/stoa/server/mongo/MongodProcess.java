package stoa.server.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.server.platform.DataDirectory;
import stoa.server.platform.StartFailure;

/**
 * A real {@code mongod} as a child process, with its data in the data directory, on a free port of the loopback
 * address. It ends with us; one that a killed Stoa left behind is ended at the next start, and one that is killed
 * itself is started again.
 */
final class MongodProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MongodProcess.class);
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(4);
    private static final String CACHE_GIGABYTES = "0.5";

    private final Path program;
    private final Path data;
    private final Path log;
    private final Path pidFile;
    private final int port;
    private volatile Process process;
    private volatile boolean closed;

    private MongodProcess(Path program, DataDirectory directory) throws IOException {
        this.program = program;
        this.data = Files.createDirectories(directory.resolve("mongo"));
        this.log = directory.resolve("mongod.log");
        this.pidFile = directory.resolve("mongod.pid");
        this.port = freePort();
    }

    static MongodProcess start(Path program, DataDirectory directory) {
        try {
            MongodProcess mongod = new MongodProcess(program, directory);
            mongod.endLeftover();
            mongod.launch();
            return mongod;
        } catch (IOException broken) {
            throw new StartFailure(
                    "MongoDB (" + program + ") does not start: " + broken.getMessage(),
                    "mend that, or set STOA_MONGO_EMBEDDED=memory to keep the views in memory",
                    broken);
        }
    }

    MongoServer server() {
        return new MongoServer(url(), "embedded, " + program + " on 127.0.0.1:" + port, false);
    }

    private String url() {
        return "mongodb://127.0.0.1:" + port + "/";
    }

    private void endLeftover() throws IOException {
        Optional<ProcessHandle> leftover = Files.isRegularFile(pidFile) ? remembered() : Optional.empty();
        if (leftover.isPresent()) {
            LOG.info("Ending the mongod that an earlier Stoa left running on {}", data);
            end(leftover.get());
        }
    }

    /** The process that we noted down, unless its number has gone to another one since. */
    private Optional<ProcessHandle> remembered() throws IOException {
        String[] noted = Files.readString(pidFile).strip().split(" ", -1);
        return noted.length < 2
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(noted[0]))
                        .filter(running -> startOf(running).equals(noted[1]));
    }

    static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }

    private void launch() throws IOException {
        process = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Files.writeString(pidFile, process.pid() + " " + startOf(process.toHandle()));
        awaitAnswer();
        CompletableFuture<Void> unused = process.onExit().thenRun(() -> {
            if (!closed) {
                Thread.ofVirtual().name("mongod-revival").start(this::revive);
            }
        });
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        // In a session of its own, so that Ctrl-C reaches us alone and we end it when its last client has gone.
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.addAll(List.of(
                program.toString(),
                "--dbpath",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--bind_ip",
                "127.0.0.1",
                "--nounixsocket",
                "--logpath",
                log.toString(),
                "--logappend",
                "--wiredTigerCacheSizeGB",
                CACHE_GIGABYTES));
        return command;
    }

    private void awaitAnswer() throws IOException {
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(url()))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(200, TimeUnit.MILLISECONDS))
                .build();
        long deadline = System.nanoTime() + START.toNanos();
        try (MongoClient client = MongoClients.create(settings)) {
            while (!answers(client)) {
                if (!process.isAlive()) {
                    throw new IOException("it ended with status " + process.exitValue() + " (see " + log + ")");
                }
                if (System.nanoTime() - deadline > 0) {
                    process.destroyForcibly();
                    throw new IOException("no answer after " + START.toSeconds() + " s (see " + log + ")");
                }
            }
        }
    }

    private static boolean answers(MongoClient client) {
        try {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException notYet) {
            return false;
        }
    }

    private synchronized void revive() {
        LOG.warn("mongod has ended by itself; starting it again");
        while (!closed) {
            try {
                launch();
                LOG.info("mongod runs again");
                return;
            } catch (IOException again) {
                LOG.error("mongod does not come back ({}); trying on", again.getMessage());
            }
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            end(process.toHandle());
        }
    }
}
