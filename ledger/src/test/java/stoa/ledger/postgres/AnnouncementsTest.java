package stoa.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.ledger.TestEvents.event;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import stoa.ledger.Append;
import stoa.ledger.LedgerSettings;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

/** Who is told of a commit over the database: the other nodes, and nobody where there are none. */
class AnnouncementsTest {

    private static final String SENTINEL = "nobody 0";
    private static final int SOON_MILLIS = 10_000;

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final LedgerDatabase connections =
            LedgerDatabase.at(database.url(), database.user(), database.password(), 2);
    private final PostgresLedger ledger = PostgresLedger.open(connections, LedgerSettings.defaults());
    private Connection eavesdropper;

    @BeforeEach
    void eavesdrop() throws SQLException {
        eavesdropper = database.dataSource().getConnection();
        execute("listen stoa_ledger");
        awaitListeners(1);
    }

    @AfterEach
    void close() throws SQLException {
        eavesdropper.close();
        ledger.close();
        connections.close();
    }

    @Test
    void a_node_that_is_alone_announces_nothing() throws SQLException {
        ledger.append(Append.of(event("a", 0)));
        ledger.append(Append.of(event("a", 1), event("b", 0)));

        assertThat(announced()).isEmpty();
    }

    @Test
    void once_another_node_listens_every_commit_is_announced_the_very_first_included() throws SQLException {
        ledger.append(Append.of(event("a", 0)));
        PostgresLedger other = PostgresLedger.open(connections, LedgerSettings.defaults());
        try {
            awaitListeners(2);
            ledger.append(Append.of(event("a", 1)));
            ledger.append(Append.of(event("a", 2), event("b", 0)));

            assertThat(announced()).hasSize(2).first().asString().endsWith(" 2");
        } finally {
            other.close();
        }
    }

    @Test
    void when_the_other_node_is_gone_nothing_is_announced_any_more() throws SQLException {
        PostgresLedger other = PostgresLedger.open(connections, LedgerSettings.defaults());
        awaitListeners(2);
        ledger.append(Append.of(event("a", 0)));
        other.close();
        Awaitility.await().untilAsserted(() -> {
            execute("select ledger.forget_gone_listeners()"); // As each node does every few seconds.
            assertThat(listeners()).isEqualTo(1);
        });
        announced();

        ledger.append(Append.of(event("a", 1)));
        ledger.append(Append.of(event("a", 2)));

        assertThat(announced()).isEmpty();
    }

    @Test
    void who_has_gone_is_struck_out_under_the_lock_on_whose_fence_others_rest() throws Exception {
        execute("insert into ledger.listener values (0, now(), 'gone')");
        try (Connection committer = database.dataSource().getConnection()) {
            committer.setAutoCommit(false);
            long told = fence(committer, "select log_fence from ledger.lock_for('committer')");
            CompletableFuture<Void> rollCall = CompletableFuture.runAsync(this::strikeOut);
            Awaitility.await().until(() -> waitingForTheLock() > 0);

            assertThat(fence(committer, "select fence from ledger.head")).isEqualTo(told);
            committer.commit();
            rollCall.join();
            assertThat(fence(committer, "select fence from ledger.head")).isEqualTo(told + 1);
        }
        assertThat(listeners()).isEqualTo(1);
    }

    private void strikeOut() {
        try (Connection node = database.dataSource().getConnection();
                Statement statement = node.createStatement()) {
            statement.execute("select ledger.forget_gone_listeners()");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static long fence(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private long waitingForTheLock() {
        return new Sql(database.dataSource())
                .list(
                        "select count(*) from pg_locks where locktype = 'advisory' and not granted"
                                + " and database = (select oid from pg_database where datname = current_database())",
                        row -> row.getLong(1))
                .getFirst();
    }

    private void awaitListeners(long expected) {
        Awaitility.await().untilAsserted(() -> assertThat(listeners()).isEqualTo(expected));
    }

    private long listeners() {
        return new Sql(database.dataSource())
                .list("select count(*) from ledger.listener", row -> row.getLong(1))
                .getFirst();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = eavesdropper.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All that was announced so far; notices arrive in the order of commits, and so before the sentinel. */
    private List<String> announced() throws SQLException {
        execute("select pg_notify('stoa_ledger', '" + SENTINEL + "')");
        List<String> heard = new ArrayList<>();
        while (!heard.contains(SENTINEL)) {
            for (PGNotification notice : eavesdropper.unwrap(PGConnection.class).getNotifications(SOON_MILLIS)) {
                heard.add(notice.getParameter());
            }
        }
        heard.removeLast();
        return heard;
    }
}
