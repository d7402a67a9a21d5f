package stoa.bench.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import stoa.bench.platform.Callers;
import stoa.bench.platform.Measured;

/** The limit of one commit per write: a row of an event's size, inserted and committed alone. */
final class PlainInserts implements AutoCloseable {

    private static final byte[] ROW = "x".repeat(400).getBytes(StandardCharsets.US_ASCII);

    private final List<Connection> connections = new ArrayList<>();
    private final List<PreparedStatement> inserts = new ArrayList<>();

    PlainInserts(HikariDataSource pool, int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            Connection connection = pool.getConnection();
            connections.add(connection);
            try (var create = connection.createStatement()) {
                create.execute("CREATE TABLE IF NOT EXISTS plain (id bigserial PRIMARY KEY, body bytea NOT NULL)");
            }
            inserts.add(connection.prepareStatement("INSERT INTO plain (body) VALUES (?)"));
        }
    }

    Measured run(Duration time) throws Exception {
        try (Callers callers = new Callers(inserts.size())) {
            return callers.repeat(time, this::insert);
        }
    }

    private void insert(int caller) throws SQLException {
        PreparedStatement insert = inserts.get(caller);
        insert.setBytes(1, ROW);
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
