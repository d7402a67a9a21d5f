package stoa.server.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.server.platform.DataDirectory;
import stoa.server.platform.StartFailure;

/**
 * A PostgreSQL server of our own, with its data in the data directory. It ends with us; when we are killed it stays
 * behind, and the next start ends it and starts it anew. When it is killed itself, it is started again at once: the
 * ledger answers "unavailable" meanwhile and goes on afterwards.
 */
final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "stoa";
    private static final String DATABASE = "stoa";
    private static final String PASSWORD_FILE = "postgres.password";
    private static final int ATTEMPTS = 6;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
    private static final int STOP_SECONDS = 3;
    private static final int STOP_LEFTOVER_SECONDS = 20;
    private static final int PASSWORD_BYTES = 24;

    private final PostgresCluster cluster;
    private final int port;
    private final String password;
    private volatile boolean closed;

    private EmbeddedPostgres(PostgresCluster cluster, int port, String password) {
        this.cluster = cluster;
        this.port = port;
        this.password = password;
    }

    static EmbeddedPostgres start(DataDirectory data, PostgresSettings settings) {
        try {
            PostgresSoftware software = PostgresSoftware.unpackedIn(settings.softwareIn(data.path()));
            Path directory = data.resolve("postgres");
            PostgresCluster cluster = new PostgresCluster(software, directory, data.resolve("postgres.log"));
            endLeftover(cluster, directory);
            int port = freePort(settings.port());
            String password = password(data.resolve(PASSWORD_FILE));
            if (!cluster.exists()) {
                cluster.create(USER, data.resolve(PASSWORD_FILE));
            }
            EmbeddedPostgres postgres = new EmbeddedPostgres(cluster, port, password);
            postgres.open();
            return postgres;
        } catch (IOException | SQLException broken) {
            throw new StartFailure(
                    "the embedded PostgreSQL does not start: " + broken.getMessage(),
                    "mend that, or give the address of another PostgreSQL with STOA_POSTGRES_URL",
                    broken);
        }
    }

    /** The one that runs on a data directory at this moment, whoever started it. */
    static Optional<PostgresServer> running(Path data) throws IOException {
        Optional<Integer> port = PostgresCluster.runningPort(data.resolve("postgres"));
        Path password = data.resolve(PASSWORD_FILE);
        if (port.isEmpty() || !Files.isRegularFile(password)) {
            return Optional.empty();
        }
        return Optional.of(server(port.get(), Files.readString(password).strip()));
    }

    private static void endLeftover(PostgresCluster cluster, Path directory) throws IOException {
        if (cluster.process().isPresent()) {
            LOG.info("Ending the PostgreSQL that an earlier Stoa left running on {}", directory);
            cluster.stop(STOP_LEFTOVER_SECONDS);
        }
    }

    private static int freePort(int wanted) {
        try (ServerSocket probe = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            throw new StartFailure(
                    "port " + wanted + ", which the embedded PostgreSQL is to use, is taken",
                    "stop what uses it, or name another port with STOA_POSTGRES_PORT",
                    taken);
        }
    }

    /** Local users are many; only who may read this file may read the database. */
    private static String password(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password);
        return password;
    }

    private void open() throws IOException, SQLException {
        startPatiently();
        createDatabase();
        watch();
    }

    /** After a kill, the old server's processes hold its shared memory for a moment. */
    private void startPatiently() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                cluster.start(port);
                return;
            } catch (IOException notYet) {
                if (attempt == ATTEMPTS || closed) {
                    throw notYet;
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL started", interrupted);
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(port, "postgres"), USER, password)) {
            if (!databaseExists(connection)) {
                try (Statement create = connection.createStatement()) {
                    create.execute("CREATE DATABASE " + DATABASE);
                }
            }
        }
    }

    private static boolean databaseExists(Connection connection) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            find.setString(1, DATABASE);
            return find.executeQuery().next();
        }
    }

    private void watch() throws IOException {
        ProcessHandle process =
                cluster.process().orElseThrow(() -> new IOException("PostgreSQL ended just after its start"));
        CompletableFuture<Void> unused = process.onExit().thenRun(() -> {
            if (!closed) {
                Thread.ofVirtual().name("postgres-revival").start(this::revive);
            }
        });
    }

    private synchronized void revive() {
        LOG.warn("The embedded PostgreSQL has ended by itself; starting it again");
        while (!closed) {
            try {
                startPatiently();
                watch();
                LOG.info("The embedded PostgreSQL runs again");
                return;
            } catch (IOException again) {
                LOG.error("The embedded PostgreSQL does not come back ({}); trying on", again.getMessage());
            }
        }
    }

    PostgresServer server() {
        return server(port, password);
    }

    private static PostgresServer server(int port, String password) {
        return new PostgresServer(url(port, DATABASE), USER, password, "embedded, 127.0.0.1:" + port + ", fsync on");
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        synchronized (this) {
            if (cluster.process().isPresent()) {
                cluster.stop(STOP_SECONDS);
            }
        }
    }
}
