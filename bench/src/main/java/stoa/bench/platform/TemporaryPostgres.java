package stoa.bench.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A real PostgreSQL on fresh files, durable as in production, gone afterwards. */
public final class TemporaryPostgres implements AutoCloseable {

    private static final List<String> STATED = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "shared_buffers",
            "max_connections");

    private final TemporaryFolder folder = new TemporaryFolder();
    private final EmbeddedPostgres server;

    public TemporaryPostgres() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.path().resolve("pg"))
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_connections", "200")
                .start();
    }

    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** A pool of exactly that many connections, all open. */
    public HikariDataSource pool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(connections);
        return new HikariDataSource(config);
    }

    /** Processor time of this JVM and of the database. */
    public CpuTime cpu() throws SQLException {
        return new CpuTime(ProcessHandle.current(), mainProcess());
    }

    /** Any session's process is a child of the main one. */
    private ProcessHandle mainProcess() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT pg_backend_pid()")) {
            result.next();
            return ProcessHandle.of(result.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
        }
    }

    public void describe(Report report) throws SQLException {
        StringBuilder text = new StringBuilder("postgresql ");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : STATED) {
                try (ResultSet result = statement.executeQuery("SHOW " + setting)) {
                    result.next();
                    text.append(' ').append(setting).append('=').append(result.getString(1));
                }
            }
        }
        report.line(text.toString());
    }

    @Override
    public void close() throws IOException {
        server.close();
        folder.close();
    }
}
