package stoa.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.ledger.TestEvents.event;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.ledger.Append;
import stoa.ledger.Appended;
import stoa.ledger.LedgerSettings;
import stoa.ledger.LedgerUnavailableException;
import stoa.ledger.OutcomeUnknownException;
import stoa.ledger.postgres.FaultyConnections.Fault;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

class NoFalseAnswersTest {

    private static final Duration PATIENCE = Duration.ofMillis(700);

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final LedgerDatabase connections =
            LedgerDatabase.at(database.url(), database.user(), database.password(), 2);
    private final FaultyConnections faults = new FaultyConnections(database.dataSource());
    private final PostgresLedger ledger = PostgresLedger.open(
            new LedgerDatabase(connections.pool(), faults.dataSource()),
            LedgerSettings.defaults().withAnswerWithin(PATIENCE));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void start() {
        ledger.meters().bindTo(meters);
        awaitListening();
        ledger.append(Append.of(event("before", 0)));
    }

    /** Joining those who listen moves the log's fence, and an append that meets it goes another way. */
    private void awaitListening() {
        Sql sql = new Sql(connections.pool());
        Awaitility.await()
                .until(() -> sql.list("select pid from ledger.listener", row -> row.getInt(1))
                                .size()
                        == 1);
    }

    @AfterEach
    void close() {
        faults.back();
        ledger.close();
        connections.close();
    }

    @Test
    void a_commit_that_got_through_before_the_connection_died_is_a_success() {
        faults.fail(Fault.AFTER_THE_APPEND);

        assertThat(ledger.append(Append.of(event("a", 0), event("a", 1)))).isEqualTo(new Appended(2, 3));
        assertThat(ledger.append(Append.of(event("a", 2)))).isEqualTo(new Appended(4, 4));
        assertThat(meters.counter("stoa.ledger.unknown").count()).isEqualTo(1);
    }

    @Test
    void a_commit_that_did_not_get_through_is_done_again_once() {
        faults.fail(Fault.BEFORE_THE_APPEND);

        assertThat(ledger.append(Append.of(event("a", 0)))).isEqualTo(new Appended(2, 2));
        assertThat(ledger.head()).isEqualTo(2);
    }

    @Test
    void an_outcome_that_nobody_can_find_out_is_unknown() {
        faults.failAndStayDown(Fault.AFTER_THE_APPEND);

        assertThatThrownBy(() -> ledger.append(Append.of(event("a", 0)))).isInstanceOf(OutcomeUnknownException.class);
        assertThat(ledger.endOf("a")).as("it was there all the time").isZero();
    }

    @Test
    void an_append_told_unknown_is_not_done_later() {
        faults.failAndStayDown(Fault.BEFORE_THE_APPEND);
        assertThatThrownBy(() -> ledger.append(Append.of(event("a", 0)))).isInstanceOf(OutcomeUnknownException.class);

        faults.back();

        Awaitility.await().ignoreException(LedgerUnavailableException.class).untilAsserted(() -> assertThat(
                        ledger.append(Append.of(event("b" + Instant.now(), 0))).firstPosition())
                .isEqualTo(2));
        assertThat(ledger.endOf("a")).isEqualTo(-1);
    }

    @Test
    void while_the_database_is_down_appends_fail_at_once_and_recent_events_are_still_read() {
        faults.failAndStayDown(Fault.BEFORE_THE_APPEND);
        CompletableFuture<Appended> first =
                CompletableFuture.supplyAsync(() -> ledger.append(Append.of(event("a", 0))));
        assertThat(first).failsWithin(5, TimeUnit.SECONDS);

        long start = System.nanoTime();
        assertThatThrownBy(() -> ledger.append(Append.of(event("b", 0))))
                .isInstanceOf(LedgerUnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.dividedBy(2));
        assertThat(ledger.recent(0, 10)).hasSize(1);
    }

    @Test
    void connections_cut_while_nothing_happens_are_replaced_without_anybody_noticing() {
        database.cutConnections();

        assertThat(ledger.append(Append.of(event("a", 0)))).isEqualTo(new Appended(2, 2));
    }

    @Test
    void what_the_committer_does_is_metered() {
        ledger.append(Append.of(event("a", 0), event("a", 1)));
        assertThatThrownBy(() -> ledger.append(Append.of(event("a", 0)))).isNotNull();

        assertThat(meters.counter("stoa.ledger.appends").count()).isEqualTo(2);
        assertThat(meters.counter("stoa.ledger.events").count()).isEqualTo(3);
        assertThat(meters.counter("stoa.ledger.conflicts").count()).isEqualTo(1);
        assertThat(meters.timer("stoa.ledger.commit").count()).isEqualTo(2);
        assertThat(meters.find("stoa.ledger.queue").gauge()).isNotNull();
    }
}
