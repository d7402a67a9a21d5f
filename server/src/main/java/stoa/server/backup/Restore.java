package stoa.server.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import stoa.server.platform.StartFailure;
import stoa.vault.Erasures.Erasure;

/**
 * Fills an empty database from a backup that has been found whole: the schemas as they were, then every table in one
 * transaction, all of it or nothing.
 */
final class Restore {

    private final DataSource database;
    private final Path directory;
    private final Manifest manifest;
    private final Consumer<Manifest.Table> progress;

    Restore(DataSource database, Path directory, Manifest manifest, Consumer<Manifest.Table> progress) {
        this.database = database;
        this.directory = directory;
        this.manifest = manifest;
        this.progress = progress;
    }

    /** Refuses to mix what is restored with anything that is there. */
    void requireEmpty() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!new Catalogue(connection).isEmpty()) {
                throw new StartFailure(
                        "the database is not empty, and nothing is restored over what is there",
                        "restore into an empty one, or take its schemas 'ledger' and 'vault' away first");
            }
        }
    }

    /** @param since erasures that the backup may not know of */
    void run(List<Erasure> since) throws SQLException, IOException {
        migrate("ledger", "flyway_schema_history", "classpath:stoa/ledger/db");
        migrate("vault", "schema_history", "classpath:stoa/vault/db");
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            requireSameTables(connection);
            empty(connection);
            for (Manifest.Table table : manifest.tables()) {
                fill(connection, table);
                progress.accept(table);
            }
            closeSessions(connection);
            note(connection, since);
            connection.commit();
        }
    }

    /** As far as the backup's schemas were; whoever starts a newer server on it goes on from there. */
    private void migrate(String schema, String history, String location) {
        try {
            Flyway.configure()
                    .dataSource(database)
                    .schemas(schema)
                    .table(history)
                    .locations(location)
                    .target(MigrationVersion.fromVersion(manifest.schemas().get(schema)))
                    .load()
                    .migrate();
        } catch (FlywayException unknown) {
            throw new StartFailure(
                    "the backup's schema '" + schema + "' of version "
                            + manifest.schemas().get(schema) + " can not be made",
                    "restore it with the Stoa that took it, or a newer one",
                    unknown);
        }
    }

    private void requireSameTables(Connection connection) throws SQLException {
        List<String> here = new Catalogue(connection).tables();
        List<String> there =
                manifest.tables().stream().map(Manifest.Table::name).toList();
        if (!here.containsAll(there) || !there.containsAll(here)) {
            throw new StartFailure(
                    "the backup was taken by another Stoa: it has other tables than this one makes",
                    "restore it with the Stoa that took it");
        }
    }

    /** Migrations put first rows into some tables. */
    private void empty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE "
                    + manifest.tables().stream().map(Manifest.Table::name).collect(Collectors.joining(", ")));
        }
    }

    private void fill(Connection connection, Manifest.Table table) throws SQLException, IOException {
        String command = "COPY " + table.name() + Catalogue.list(table.columns()) + " FROM STDIN (FORMAT binary)";
        try (InputStream rows = new BufferedInputStream(Files.newInputStream(directory.resolve(table.file())))) {
            long filled = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command, rows);
            if (filled != table.rows()) {
                throw new DamagedBackupException(table.file() + " has " + filled + " rows instead of " + table.rows());
            }
        }
        for (Map.Entry<String, Long> counted : table.identity().entrySet()) {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT setval(pg_get_serial_sequence(?, ?), ? + 1, false)")) {
                statement.setString(1, table.name());
                statement.setString(2, counted.getKey());
                statement.setLong(3, counted.getValue());
                statement.execute();
            }
        }
    }

    /**
     * Who logged out or changed their password after the backup would be logged in again, and tokens of sessions that
     * the backup does not know would pass: so all sessions end, and access tokens get a new key.
     */
    private static void closeSessions(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("UPDATE vault.session SET ended_at = now() WHERE ended_at IS NULL");
            statement.execute("DELETE FROM vault.token_key");
        }
    }

    private static void note(Connection connection, List<Erasure> since) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO vault.erasure_to_repeat (account, reason, erased_at)"
                        + " VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (Erasure erasure : since) {
                statement.setLong(1, erasure.account().value());
                statement.setString(2, erasure.reason().name());
                statement.setObject(3, erasure.at().atOffset(ZoneOffset.UTC));
                statement.execute();
            }
        }
    }
}
