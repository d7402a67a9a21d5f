package stoa.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

    private final TestDatabase database = TestPostgres.freshDatabase();

    @Test
    void commits_are_as_durable_as_in_production() throws SQLException {
        assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
        assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(ask(database, "SHOW full_page_writes")).isEqualTo("on");
    }

    @Test
    void each_call_gives_a_database_of_its_own() throws SQLException {
        TestDatabase other = TestPostgres.freshDatabase();

        ask(database, "CREATE TABLE mine (id int); SELECT 1");

        assertThat(ask(database, "SELECT to_regclass('mine')")).isEqualTo("mine");
        assertThat(ask(other, "SELECT to_regclass('mine')")).isNull();
    }

    @Test
    void cutting_connections_ends_those_that_are_open() throws SQLException {
        try (Connection open = database.dataSource().getConnection()) {
            database.cutConnections();

            assertThatThrownBy(() -> open.createStatement().execute("SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThat(ask(database, "SELECT 1")).isEqualTo("1");
    }

    private static String ask(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
