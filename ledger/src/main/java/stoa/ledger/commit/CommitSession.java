package stoa.ledger.commit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import stoa.ledger.LedgerSettings;
import stoa.ledger.StoredEvent;
import stoa.ledger.tree.RightEdge;

/** The committer's own connection, for as long as it lives. */
final class CommitSession implements AutoCloseable {

    private static final String APPEND = "select ledger.append(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    private static final String LOCK = "select position, fence, edge from ledger.lock()";
    private static final String ENDS = "select s, ledger.end_of(s) from unnest(?::text[]) s";
    private static final String HEAD = "select position, fence, edge from ledger.head";
    private static final String IDS =
            "select event_id from ledger.event where position between ? and ? order by position";
    private static final String FENCE = "update ledger.head set fence = fence + 1 returning position, fence, edge";
    private static final String EVICT = """
            select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = ? and pid <> pg_backend_pid()
            """;

    private static final String SETTINGS = """
            set application_name = 'NAME';
            set default_transaction_isolation = 'read committed';
            set idle_in_transaction_session_timeout = LOST;
            set lock_timeout = LOST;
            set tcp_user_timeout = LOST;
            set client_connection_check_interval = 1000;
            set enable_seqscan = off; set enable_bitmapscan = off; set jit = off;
            select set_config('synchronous_commit', 'on', false)
            where current_setting('synchronous_commit') = 'off';
            """;

    /** What an append's outcome turned out to be, and the log's end from which to go on. */
    record Settled(boolean committed, Head head) {}

    /** The log's end and the streams' ends, true until the transaction ends. */
    record Locked(Head head, Map<String, Long> ends) {}

    private final String name = "stoa-ledger-" + UUID.randomUUID();
    private final Connection connection;
    private final String node;
    private final PlanBinding binding;

    CommitSession(DataSource dedicated, LedgerSettings settings, String node) throws SQLException {
        this.node = node;
        this.connection = dedicated.getConnection();
        this.binding = new PlanBinding(connection);
        try {
            prepare(settings);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /**
     * A node that is cut off must not hold the lock for long, on either side of the cut; and the plans of a log that
     * grows from nothing must not stay those of an empty table.
     */
    private void prepare(LedgerSettings settings) throws SQLException {
        long lost = settings.lostAfter().toMillis();
        connection.setNetworkTimeout(Runnable::run, (int) (2 * lost));
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS.replace("NAME", name).replace("LOST", Long.toString(lost)));
        }
    }

    String name() {
        return name;
    }

    Head head() throws SQLException {
        return query(HEAD, CommitSession::readHead);
    }

    /** Appends and commits in one round trip; false, with nothing done, if the plan's premises do not hold. */
    boolean append(Plan plan) throws SQLException {
        try (PreparedStatement append = connection.prepareStatement(APPEND)) {
            binding.bind(append, plan, node);
            try (ResultSet done = append.executeQuery()) {
                done.next();
                return done.getBoolean(1);
            }
        }
    }

    /** Starts a transaction in which nobody else can append. */
    Locked lock(Collection<String> streams) throws SQLException {
        connection.setAutoCommit(false);
        Head head = query(LOCK, CommitSession::readHead);
        Map<String, Long> ends = new HashMap<>();
        try (PreparedStatement ask = connection.prepareStatement(ENDS)) {
            ask.setArray(1, connection.createArrayOf("text", streams.toArray()));
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    ends.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return new Locked(head, ends);
    }

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    void rollback() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    boolean isUsable() throws SQLException {
        return !connection.isClosed();
    }

    /**
     * Finds out what became of a plan that another session sent and got no answer to. The lock is granted only once
     * that session's transaction has ended; raising the fence then makes a statement of it that has not begun miss.
     */
    Settled settle(Plan plan, String lostSession) throws SQLException {
        try (PreparedStatement evict = connection.prepareStatement(EVICT)) {
            evict.setString(1, lostSession);
            evict.execute();
        }
        connection.setAutoCommit(false);
        query(LOCK, CommitSession::readHead);
        boolean committed = isThere(plan);
        Head head = query(FENCE, CommitSession::readHead);
        commit();
        return new Settled(committed, head);
    }

    private boolean isThere(Plan plan) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(IDS)) {
            ask.setLong(1, plan.before().position() + 1);
            ask.setLong(2, plan.after().position());
            try (ResultSet rows = ask.executeQuery()) {
                for (StoredEvent expected : plan.events()) {
                    if (!rows.next()
                            || !rows.getString(1).equals(expected.event().id())) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T query(String sql, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return reader.read(rows);
        }
    }

    private static Head readHead(ResultSet row) throws SQLException {
        return new Head(row.getLong(2), RightEdge.of(row.getLong(1), row.getBytes(3)));
    }

    /** Also when it hangs: closing politely could wait for a server that never answers. */
    @Override
    public void close() throws SQLException {
        connection.abort(Runnable::run);
    }
}
