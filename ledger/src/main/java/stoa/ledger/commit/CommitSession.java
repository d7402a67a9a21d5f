package stoa.ledger.commit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ledger.LedgerSettings;
import stoa.ledger.StoredEvent;
import stoa.ledger.tree.RightEdge;

/** The committer's own connection, for as long as it lives. */
final class CommitSession implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CommitSession.class);

    private static final String APPEND = "select ledger.append(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

    /**
     * As the function, in one plan, for an append of one event: half of what a function call costs. It sees what was
     * committed before it waited for the lock, which is enough: where the log still ends at a position that this node
     * has seen, nothing was committed since.
     */
    private static final String APPEND_ONE = """
            with locked as materialized (select pg_advisory_xact_lock(6004214290537104199)),
            moved as (
                update ledger.head set position = position + 1, edge = ?
                from locked
                where position = ? and fence = ?
                  and ? = coalesce((select e.sequence from ledger.event e where e.stream = ?
                                    order by e.sequence desc limit 1), -1)
                returning position)
            insert into ledger.event select position, ?, ?, ?, ?, ?, ?, ?, ?, ? from moved
            """;

    private static final String LOCK = "select log_position, log_fence, log_edge, overheard from ledger.lock_for(?)";
    private static final String ENDS = "select s, ledger.end_of(s) from unnest(?::text[]) s";
    private static final String HEAD = "select position, fence, edge, ledger.overhears(?) from ledger.head";
    private static final String IDS =
            "select event_id from ledger.event where position between ? and ? order by position";
    private static final String FENCE =
            "update ledger.head set fence = fence + 1 returning position, fence, edge, ledger.overhears(?)";
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
            set plan_cache_mode = force_generic_plan;
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
     * grows from nothing must not stay those of an empty table, nor be made anew for every append, which takes as long
     * as the append does.
     */
    private void prepare(LedgerSettings settings) throws SQLException {
        long lost = settings.lostAfter().toMillis();
        connection.setNetworkTimeout(Runnable::run, millis(patience(settings)));
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS.replace("NAME", name).replace("LOST", Long.toString(lost)));
        }
    }

    /** The database itself may wait for the lock for as long as a node may be lost, and takes its time after that. */
    static Duration patience(LedgerSettings settings) {
        return settings.lostAfter().multipliedBy(2);
    }

    /** Past that the connection counts as dead. */
    void expectAnswersWithin(Duration limit) {
        try {
            connection.setNetworkTimeout(Runnable::run, millis(limit));
        } catch (SQLException e) {
            log.debug("The connection is closed already, as its next use will find", e);
        }
    }

    private static int millis(Duration limit) {
        return Math.toIntExact(limit.toMillis());
    }

    String name() {
        return name;
    }

    Head head() throws SQLException {
        return head(HEAD);
    }

    /** Appends and commits in one round trip; false, with nothing done, if the plan's premises do not hold. */
    boolean append(Plan plan) throws SQLException {
        if (plan.isOfOneEvent()) {
            try (PreparedStatement append = connection.prepareStatement(APPEND_ONE)) {
                PlanBinding.bindOne(append, plan);
                return append.executeUpdate() == 1;
            }
        }
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
        Head head = head(LOCK);
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
        head(LOCK);
        boolean committed = isThere(plan);
        Head head = head(FENCE);
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

    private Head head(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, node);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Head(row.getLong(2), RightEdge.of(row.getLong(1), row.getBytes(3)), row.getBoolean(4));
            }
        }
    }

    /** Also when it hangs: closing politely could wait for a server that never answers. */
    @Override
    public void close() throws SQLException {
        connection.abort(Runnable::run);
    }
}
