package stoa.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests: one embedded server per JVM, as durable as in production (the starter's own defaults
 * lose commits), or the one that the environment names in {@value #EXTERNAL}. Each call gives a database of its own,
 * so tests never see each other's rows.
 */
public final class TestPostgres {

    /** Environment variable: the JDBC URL, with user and password, of a server on which databases may be created. */
    public static final String EXTERNAL = "STOA_TEST_POSTGRES";

    private static final int START_ATTEMPTS = 3;

    /** Creates an empty database and returns where it is. */
    public static TestDatabase freshDatabase() {
        String name = "stoa_test_" + UUID.randomUUID().toString().replace("-", "");
        execute("CREATE DATABASE " + name);
        Server.CREATED.add(name);
        return Server.at(name);
    }

    /** At the end of the JVM the server stays until this is done, for a while at most: hooks run side by side. */
    public static void stayUntil(CompletableFuture<?> done) {
        Server.USERS.add(done);
    }

    static void execute(String sql) {
        try (Connection connection = Server.ADMIN.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The test database refused: " + sql, e);
        }
    }

    private TestPostgres() {}

    /** Started on first use, and stopped with the JVM. */
    private static final class Server {

        static final List<String> CREATED = new CopyOnWriteArrayList<>();
        static final List<CompletableFuture<?>> USERS = new CopyOnWriteArrayList<>();
        private static final int PATIENCE_SECONDS = 20;
        static final TestDatabase ADMIN = external().orElseGet(Server::embedded);

        static TestDatabase at(String database) {
            PGSimpleDataSource server = ADMIN.dataSource();
            server.setDatabaseName(database);
            return new TestDatabase(server.getUrl(), server.getUser(), server.getPassword());
        }

        private static Optional<TestDatabase> external() {
            return Optional.ofNullable(System.getenv(EXTERNAL))
                    .filter(url -> !url.isBlank())
                    .map(url -> {
                        PGSimpleDataSource parsed = new PGSimpleDataSource();
                        parsed.setUrl(url);
                        Runtime.getRuntime().addShutdownHook(new Thread(Server::dropAll));
                        return new TestDatabase(parsed.getUrl(), parsed.getUser(), parsed.getPassword());
                    });
        }

        private static TestDatabase embedded() {
            EmbeddedPostgres server = start(START_ATTEMPTS);
            return new TestDatabase(
                    "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "postgres");
        }

        /** Again on failure, since the free port was only free when it was looked for. */
        private static EmbeddedPostgres start(int attempts) {
            // Beside the starter's own: what a killed JVM leaves there, the next start removes.
            Path directory = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg", "stoa-" + UUID.randomUUID());
            try {
                // The starter passes -F (no fsync); a later setting overrules it.
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(directory)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setRegisterShutdownHook(false)
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(directory)));
                return server;
            } catch (IOException e) {
                if (attempts > 1) {
                    return start(attempts - 1);
                }
                throw new UncheckedIOException("No embedded PostgreSQL", e);
            }
        }

        private static void discard(Path directory) {
            CompletableFuture.allOf(USERS.toArray(CompletableFuture[]::new))
                    .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
            new AbandonedServer(directory).discard();
        }

        /** A server that is not ours outlives this JVM, and so would our databases. */
        private static void dropAll() {
            CREATED.forEach(name -> execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
        }
    }
}
