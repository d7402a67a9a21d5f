package stoa.ledger.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.ledger.TestEvents.event;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.ledger.Append;
import stoa.ledger.Appended;
import stoa.ledger.LedgerSettings;
import stoa.ledger.LedgerUnavailableException;
import stoa.ledger.OutcomeUnknownException;
import stoa.ledger.StoredEvent;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

/** Who commits an append that comes alone, and what happens to him if that takes too long. */
class CommitterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String LOCK = "pg_advisory_lock(6004214290537104199)";

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final List<StoredEvent> told = new CopyOnWriteArrayList<>();
    private final List<Thread> tellers = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Committer committer;

    @BeforeEach
    void open() {
        new LedgerDatabase(database.dataSource(), database.dataSource()).migrate();
        LedgerSettings settings = LedgerSettings.defaults().withAnswerWithin(PATIENCE);
        committer = new Committer(database.dataSource(), settings, "node", this::committed, meters);
        committer.append(Append.of(event("first", 0))); // By the thread, which connects.
    }

    @AfterEach
    void close() {
        committer.close();
    }

    private void committed(List<StoredEvent> events) {
        told.addAll(events);
        tellers.add(Thread.currentThread());
    }

    @Test
    void an_append_that_comes_alone_is_committed_by_its_caller() {
        letTheThreadGo();
        int before = tellers.size();

        assertThat(committer.append(Append.of(event("a", 0)))).isNotNull();
        assertThat(committer.append(Append.of(event("a", 1), event("a", 2)))).isNotNull();

        assertThat(tellers.subList(before, tellers.size()))
                .containsExactly(Thread.currentThread(), Thread.currentThread());
        assertThat(told).extracting(StoredEvent::position).doesNotHaveDuplicates();
    }

    /** It tells those who waited before it lets its turn go; who comes in between has to queue once more. */
    private void letTheThreadGo() {
        Awaitility.await().pollInSameThread().until(() -> {
            committer.append(Append.of(event("warm" + told.size(), 0)));
            return tellers.getLast() == Thread.currentThread();
        });
    }

    @Test
    void every_two_hundred_and_fifty_sixth_event_completes_a_tile_whoever_commits_it() throws SQLException {
        for (int i = 0; i < 520; i++) {
            committer.append(Append.of(event("a", i)));
        }

        assertThat(longs("select index from ledger.subtree order by index")).containsExactly(0L, 1L);
    }

    @Test
    void a_caller_whose_commit_hangs_is_told_in_time_that_nobody_knows() throws SQLException {
        long start;
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("select " + LOCK);
            start = System.nanoTime();
            assertThatThrownBy(() -> committer.append(Append.of(event("a", 0))))
                    .isInstanceOf(OutcomeUnknownException.class);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(PATIENCE, PATIENCE.multipliedBy(5));
    }

    @Test
    void what_hung_is_in_the_log_once_or_not_at_all_and_those_who_follow_are_told_the_same() throws SQLException {
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("select " + LOCK);
            assertThatThrownBy(() -> committer.append(Append.of(event("a", 0))))
                    .isInstanceOf(OutcomeUnknownException.class);
        }

        Awaitility.await()
                .ignoreException(LedgerUnavailableException.class)
                .ignoreException(OutcomeUnknownException.class)
                .untilAsserted(() -> assertThat(committer.append(Append.of(event("b" + System.nanoTime(), 0))))
                        .isNotNull());
        assertThat(told)
                .extracting(StoredEvent::position)
                .containsExactlyElementsOf(longs("select position from ledger.event order by position"));
        assertThat(meters.counter("stoa.ledger.unknown").count()).isPositive();
    }

    @Test
    void a_caller_who_was_interrupted_before_commits_nothing() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> committer.append(Append.of(event("a", 0))))
                .isInstanceOf(LedgerUnavailableException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(committer.append(Append.of(event("a", 0)))).isEqualTo(new Appended(2, 2));
    }

    @Test
    void once_closed_nobody_commits_any_more() {
        committer.close();

        assertThatThrownBy(() -> committer.append(Append.of(event("a", 0))))
                .isInstanceOf(LedgerUnavailableException.class);
        assertThat(told).hasSize(1);
    }

    private List<Long> longs(String sql) throws SQLException {
        List<Long> found = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        return found;
    }
}
