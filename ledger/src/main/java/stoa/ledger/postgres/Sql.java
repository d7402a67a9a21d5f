package stoa.ledger.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import stoa.ledger.LedgerUnavailableException;

/** One statement on a pooled connection. */
final class Sql {

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private static final int FETCH = 500;

    private final DataSource pool;

    Sql(DataSource pool) {
        this.pool = pool;
    }

    <T> List<T> list(String sql, Row<T> row, Object... parameters) {
        return use(sql, statement -> read(statement, row, all -> true), parameters);
    }

    int update(String sql, Object... parameters) {
        return use(sql, PreparedStatement::executeUpdate, parameters);
    }

    /** Fetches row by row and stops, the row included, where {@code goOn} says no. */
    <T> List<T> stream(String sql, Row<T> row, Predicate<T> goOn, Object... parameters) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false); // Or the driver fetches everything at once.
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(FETCH);
                bind(statement, parameters);
                return read(statement, row, goOn);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailableException("the ledger's database does not answer", e);
        }
    }

    private <T> T use(String sql, Use<T> use, Object... parameters) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return use.of(statement);
        } catch (SQLException e) {
            throw new LedgerUnavailableException("the ledger's database does not answer", e);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private static <T> List<T> read(PreparedStatement statement, Row<T> row, Predicate<T> goOn) throws SQLException {
        List<T> result = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            boolean more = true;
            while (more && rows.next()) {
                T item = row.read(rows);
                result.add(item);
                more = goOn.test(item);
            }
        }
        return result;
    }
}
