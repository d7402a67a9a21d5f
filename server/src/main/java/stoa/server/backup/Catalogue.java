package stoa.server.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a database says of the tables that a backup is about. */
final class Catalogue {

    /** Where everything lies that can not be made again. */
    static final List<String> SCHEMAS = List.of("ledger", "vault");

    /** Who listens at this moment, and what the schemas' migrations keep for themselves. */
    private static final Set<String> LEFT_OUT =
            Set.of("ledger.listener", "ledger.flyway_schema_history", "vault.schema_history");

    private static final String TABLES = "SELECT schemaname || '.' || tablename FROM pg_tables"
            + " WHERE schemaname IN ('ledger', 'vault') ORDER BY 1";

    private static final String REFERENCES = "SELECT conrelid::regclass::text, confrelid::regclass::text"
            + " FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid";

    private static final String COLUMNS = "SELECT column_name, identity_generation IS NOT NULL"
            + " OR column_default LIKE 'nextval(%' FROM information_schema.columns"
            + " WHERE table_schema || '.' || table_name = ? AND is_generated = 'NEVER' ORDER BY ordinal_position";

    private final Connection connection;

    Catalogue(Connection connection) {
        this.connection = connection;
    }

    /** A column, and whether the database counts it up by itself. */
    record Column(String name, boolean counted) {}

    /** All tables, those that others refer to before the others. */
    List<String> tables() throws SQLException {
        Set<String> all = new LinkedHashSet<>(strings(TABLES));
        all.removeAll(LEFT_OUT);
        Map<String, List<String>> references = references();
        List<String> ordered = new ArrayList<>();
        while (!all.isEmpty()) {
            List<String> free = all.stream()
                    .filter(table ->
                            references.getOrDefault(table, List.of()).stream().noneMatch(all::contains))
                    .toList();
            if (free.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: " + all);
            }
            ordered.addAll(free);
            free.forEach(all::remove);
        }
        return ordered;
    }

    boolean isEmpty() throws SQLException {
        return strings(TABLES).isEmpty();
    }

    List<Column> columns(String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            List<Column> columns = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(new Column(rows.getString(1), rows.getBoolean(2)));
                }
            }
            return columns;
        }
    }

    /** How far the migrations of each schema have come. */
    Map<String, String> versions() throws SQLException {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("ledger", version("ledger.flyway_schema_history"));
        versions.put("vault", version("vault.schema_history"));
        return versions;
    }

    private String version(String history) throws SQLException {
        return string("SELECT version FROM " + history
                + " WHERE version IS NOT NULL AND success ORDER BY installed_rank DESC LIMIT 1");
    }

    private Map<String, List<String>> references() throws SQLException {
        Map<String, List<String>> references = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(REFERENCES)) {
            while (rows.next()) {
                references
                        .computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return references;
    }

    /** Columns as a list in SQL, whatever their names mean there. */
    static String list(List<String> columns) {
        return columns.stream().map(column -> '"' + column + '"').collect(Collectors.joining(", ", " (", ")"));
    }

    /** The one value that a query gives. */
    String string(String query) throws SQLException {
        List<String> found = strings(query);
        if (found.size() != 1) {
            throw new SQLException("not one row from " + query);
        }
        return found.getFirst();
    }

    List<String> strings(String query) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }
}
