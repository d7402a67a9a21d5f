package stoa.ledger.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import stoa.ledger.LedgerUnavailableException;

/**
 * Which events belong to which subject, as a table beside the ledger. It is derived and not to be trusted: for
 * certainty it is compared with the log.
 */
public final class SubjectIndex {

    /** Most positions that one row spans; every row of a stretch begins at most so far before it. */
    public static final int SPAN = 8_192;

    /** A subject: its kind is a number that its owner chose. */
    public record Key(int kind, long id) {}

    /**
     * That an event belongs to a subject.
     *
     * @param kind what the subject is, as a number that its owner chose
     */
    public record Entry(int kind, long id, long position) {}

    /**
     * How far the index has come.
     *
     * @param declaration by which it was made
     */
    public record State(long position, String declaration) {}

    /**
     * Some of a subject's positions.
     *
     * @param indexed how far the index had come when they were read: up to there they are all that it has
     */
    public record Found(List<Long> positions, long indexed) {}

    private static final String FIND = find("asc");
    private static final String FIND_NEWEST = find("desc");
    private static final String STRETCH = """
            select kind, id, position from (
                select kind, id, unnest(positions) as position from ledger.subject_event
                where first > ? and first <= ?) e
            where position > ? and position <= ?
            """;
    private static final String ADD = """
            insert into ledger.subject_event
            select kind, id, min(position), array_agg(position order by position)
            from unnest(?, ?, ?) as e (kind, id, position) group by kind, id
            """;

    private final Sql sql;
    private final DataSource pool;

    public SubjectIndex(LedgerDatabase database) {
        this.pool = database.pool();
        this.sql = new Sql(pool);
    }

    public State state() {
        return sql.list(
                        "select position, declaration from ledger.subject_index",
                        row -> new State(row.getLong(1), row.getString(2)))
                .getFirst();
    }

    /** A subject's positions after one and up to another, in order, at most {@code limit}. */
    public Found find(Key subject, long after, long upTo, int limit) {
        return find(FIND, subject, after, upTo, limit);
    }

    /** The last positions of a subject up to one, the newest first. */
    public Found findNewest(Key subject, long upTo, int limit) {
        return find(FIND_NEWEST, subject, 0, upTo, limit);
    }

    private static String find(String order) {
        return """
                select i.position, p.position from ledger.subject_index i left join lateral (
                    select unnest(r.positions) as position from (
                        select positions from ledger.subject_event
                        where kind = ? and id = ? and first > ? and first <= ? and positions[cardinality(positions)] > ?
                        order by first %1$s limit ?) r) p on p.position > ? and p.position <= ?
                order by p.position %1$s limit ?
                """.formatted(order);
    }

    private Found find(String statement, Key subject, long after, long upTo, int limit) {
        List<Long> positions = new ArrayList<>();
        long[] indexed = new long[1];
        sql.list(
                statement,
                row -> {
                    indexed[0] = row.getLong(1);
                    long position = row.getLong(2);
                    return row.wasNull() || positions.add(position);
                },
                subject.kind(),
                subject.id(),
                after - SPAN,
                upTo,
                after,
                limit,
                after,
                upTo,
                limit);
        return new Found(positions, indexed[0]);
    }

    /** All that the index says of the events after one position and up to another. */
    public List<Entry> stretch(long after, long upTo) {
        return sql.list(
                STRETCH,
                row -> new Entry(row.getInt(1), row.getLong(2), row.getLong(3)),
                after - SPAN,
                upTo,
                after,
                upTo);
    }

    /** Begins anew, by another declaration. */
    public void restart(String declaration) {
        transaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("lock table ledger.subject_index in exclusive mode; truncate ledger.subject_event");
            }
            return set(connection, 0, declaration);
        });
    }

    /** The same entries, by a declaration that says more. */
    public void declare(String declaration) {
        sql.update("update ledger.subject_index set declaration = ?", declaration);
    }

    /** What is to be added, and how far the index then is: at most {@link #SPAN} further. */
    public record Step(List<Entry> entries, long position) {}

    /**
     * Goes a step on, unless another node is at it.
     *
     * @param next is given where the index is; nothing if there is nothing to add
     * @return whether it went on
     */
    public boolean advance(LongFunction<Optional<Step>> next) {
        return transaction(connection -> {
            Optional<State> mine = locked(connection);
            Optional<Step> step = mine.flatMap(state -> next.apply(state.position()));
            if (step.isEmpty()) {
                return false;
            }
            add(connection, step.get().entries());
            return set(connection, step.get().position(), mine.get().declaration());
        });
    }

    private static Optional<State> locked(Connection connection) throws SQLException {
        String lock = "select position, declaration from ledger.subject_index for update skip locked";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(lock)) {
            return row.next() ? Optional.of(new State(row.getLong(1), row.getString(2))) : Optional.empty();
        }
    }

    private static void add(Connection connection, List<Entry> entries) throws SQLException {
        Integer[] kinds = entries.stream().map(Entry::kind).toArray(Integer[]::new);
        Long[] ids = entries.stream().map(Entry::id).toArray(Long[]::new);
        Long[] positions = entries.stream().map(Entry::position).toArray(Long[]::new);
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setArray(1, connection.createArrayOf("int4", kinds));
            statement.setArray(2, connection.createArrayOf("int8", ids));
            statement.setArray(3, connection.createArrayOf("int8", positions));
            statement.executeUpdate();
        }
    }

    private static boolean set(Connection connection, long position, String declaration) throws SQLException {
        String update = "update ledger.subject_index set position = ?, declaration = ?";
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setLong(1, position);
            statement.setString(2, declaration);
            return statement.executeUpdate() == 1;
        }
    }

    private interface Work {
        boolean on(Connection connection) throws SQLException;
    }

    /** Lost with the machine it is made again, so nobody waits for the disk. */
    private boolean transaction(Work work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local synchronous_commit = off");
                boolean done = work.on(connection);
                connection.commit();
                return done;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailableException("the ledger's database does not answer", e);
        }
    }
}
