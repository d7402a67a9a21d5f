package stoa.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** One database of {@link TestPostgres}: as a data source here, as a URL for a pool or another JVM. */
public record TestDatabase(String url, String user, String password) {

    /** A new connection at every call of its {@code getConnection}; wrap it in a pool where that matters. */
    public PGSimpleDataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }

    /** Cuts every connection to this database, as a crash of the server or the network between would. */
    public void cutConnections() {
        String sql =
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ? AND pid <> pg_backend_pid()";
        try (Connection connection = dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, dataSource().getDatabaseName());
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not cut the connections of " + url, e);
        }
    }
}
