package stoa.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static stoa.ledger.TestEvents.event;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.ledger.Append;
import stoa.ledger.Appended;
import stoa.ledger.LedgerSettings;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

/** Appends that wait while somebody else holds the lock, and so share a batch. */
class BatchTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String LOCK = "pg_advisory_lock(6004214290537104199)";

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final LedgerDatabase connections =
            LedgerDatabase.at(database.url(), database.user(), database.password(), 4);
    private final PostgresLedger ledger = PostgresLedger.open(connections, LedgerSettings.defaults());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        callers.shutdownNow();
        ledger.close();
        connections.close();
    }

    @Test
    void only_the_ones_at_fault_fail() throws SQLException {
        ledger.meters().bindTo(meters);
        ledger.append(Append.of(event("taken", 0)));
        Future<Appended> unstorable;
        Future<Appended> conflicting;
        Future<Appended> good;
        Future<Appended> alsoGood;
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("select " + LOCK);
            Future<Appended> first = append(Append.of(event("first", 0)));
            await().until(() -> waiting() == 0 && !first.isDone());
            good = append(Append.of(event("good", 0), event("good", 1)));
            unstorable = append(Append.of(event("a\0", 0)));
            conflicting = append(Append.of(event("taken", 0)));
            alsoGood = append(Append.of(event("also good", 0)));
            await().until(() -> waiting() == 4);
        }

        assertThat(unstorable)
                .failsWithin(SOON)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(EventStoreException.class);
        assertThat(conflicting)
                .failsWithin(SOON)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThat(good).succeedsWithin(SOON);
        assertThat(alsoGood).succeedsWithin(SOON);
        assertThat(ledger.endOf("good")).isEqualTo(1);
        assertThat(ledger.endOf("also good")).isZero();
        assertThat(ledger.head()).isEqualTo(5);
    }

    private double waiting() {
        return meters.get("stoa.ledger.queue").gauge().value();
    }

    private Future<Appended> append(Append append) {
        return callers.submit(() -> ledger.append(append));
    }
}
