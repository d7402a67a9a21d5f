package stoa.server.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import stoa.ledger.tree.RightEdge;
import stoa.server.platform.StartFailure;

/**
 * Copies every table as one moment shows it: in one transaction that sees nothing of what is written meanwhile, and
 * holds nobody up.
 */
final class Backup {

    private final Connection connection;
    private final Catalogue catalogue;
    private final Path directory;
    private final Consumer<Manifest.Table> progress;

    /** @param connection of nobody else, for as long as the backup takes */
    Backup(Connection connection, Path directory, Consumer<Manifest.Table> progress) {
        this.connection = connection;
        this.catalogue = new Catalogue(connection);
        this.directory = directory;
        this.progress = progress;
    }

    Manifest take(String verifierKey) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        List<Manifest.Table> tables = new ArrayList<>();
        // The first query takes the snapshot that all others see.
        for (String table : catalogue.tables()) {
            Manifest.Table copied = copy(table);
            tables.add(copied);
            progress.accept(copied);
        }
        Manifest manifest = manifest(verifierKey, tables);
        connection.rollback();
        manifest.write(directory);
        return manifest;
    }

    private Manifest.Table copy(String table) throws SQLException, IOException {
        List<Catalogue.Column> columns = catalogue.columns(table);
        List<String> names = columns.stream().map(Catalogue.Column::name).toList();
        String file = table + ".copy";
        String command = "COPY " + table + Catalogue.list(names) + " TO STDOUT (FORMAT binary)";
        BackupFile written = BackupFile.write(
                directory.resolve(file),
                out -> connection.unwrap(PGConnection.class).getCopyAPI().copyOut(command, out));
        return new Manifest.Table(
                table, names, counted(table, columns), file, written.rows(), written.bytes(), written.sha256());
    }

    private Map<String, Long> counted(String table, List<Catalogue.Column> columns) throws SQLException {
        Map<String, Long> counted = new LinkedHashMap<>();
        for (Catalogue.Column column : columns) {
            if (column.counted()) {
                counted.put(
                        column.name(),
                        Long.parseLong(
                                catalogue.string("SELECT coalesce(max(" + column.name() + "), 0) FROM " + table)));
            }
        }
        return counted;
    }

    private Manifest manifest(String verifierKey, List<Manifest.Table> tables) throws SQLException {
        String mark = catalogue.string(
                "SELECT encode(sealed, 'base64') FROM vault.secret" + " WHERE name = 'master-key-check'");
        List<String> checkpoint = catalogue.strings("SELECT note FROM ledger.checkpoint ORDER BY size DESC LIMIT 1");
        if (checkpoint.isEmpty()) {
            throw new StartFailure("the ledger has no signed checkpoint yet", "start the server for a moment");
        }
        try (Statement statement = connection.createStatement();
                ResultSet head =
                        statement.executeQuery("SELECT now()::text, id::text, position, edge FROM ledger.head")) {
            head.next();
            RightEdge edge = RightEdge.of(head.getLong("position"), head.getBytes("edge"));
            return new Manifest(
                    Manifest.FORMAT,
                    head.getString(1),
                    head.getString("id"),
                    edge.size(),
                    HexFormat.of().formatHex(edge.root()),
                    checkpoint.getFirst(),
                    verifierKey,
                    Base64.getEncoder().encodeToString(Base64.getMimeDecoder().decode(mark)),
                    catalogue.versions(),
                    List.copyOf(tables));
        }
    }
}
