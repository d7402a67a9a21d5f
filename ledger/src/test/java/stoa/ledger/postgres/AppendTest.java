package stoa.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.ledger.TestEvents.event;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.ledger.Append;
import stoa.ledger.Appended;
import stoa.ledger.Guard;
import stoa.ledger.GuardFailedException;
import stoa.ledger.LedgerEvent;
import stoa.ledger.LedgerSettings;
import stoa.ledger.StoredEvent;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

class AppendTest {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final LedgerDatabase connections =
            LedgerDatabase.at(database.url(), database.user(), database.password(), 4);
    private final PostgresLedger ledger = PostgresLedger.open(connections, LedgerSettings.defaults());
    private final PostgresLedger otherNode = PostgresLedger.open(connections, LedgerSettings.defaults());

    @AfterEach
    void close() {
        otherNode.close();
        ledger.close();
        connections.close();
    }

    @Test
    void positions_count_from_one_over_all_streams() {
        assertThat(ledger.append(Append.of(event("a", 0), event("b", 0)))).isEqualTo(new Appended(1, 2));
        assertThat(ledger.append(Append.of(event("a", 1)))).isEqualTo(new Appended(3, 3));
        assertThat(ledger.head()).isEqualTo(3);
    }

    @Test
    void what_was_appended_reads_back_byte_by_byte() {
        LedgerEvent written = event("a", 0, "{\"text\": \"ünï\\u0000 💚\"}");

        ledger.append(Append.of(written));

        StoredEvent read = ledger.page(0, 10).getFirst();
        assertThat(read.position()).isEqualTo(1);
        assertThat(read.event()).usingRecursiveComparison().isEqualTo(written);
        assertThat(ledger.stream("a", 0, 10)).usingRecursiveComparison().isEqualTo(List.of(read));
    }

    @Test
    void starting_a_stream_that_exists_is_refused() {
        ledger.append(Append.of(event("a", 0)));

        assertThatThrownBy(() -> ledger.append(Append.of(event("a", 0))))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThat(ledger.head()).isEqualTo(1);
    }

    @Test
    void going_on_where_a_stream_does_not_end_is_refused() {
        ledger.append(Append.of(event("a", 0), event("a", 1)));

        assertThatThrownBy(() -> ledger.append(Append.of(event("a", 1)))).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> ledger.append(Append.of(event("a", 3)))).isInstanceOf(ConcurrencyException.class);
        assertThat(ledger.endOf("a")).isEqualTo(1);
    }

    @Test
    void an_append_is_all_or_nothing() {
        ledger.append(Append.of(event("taken", 0)));

        assertThatThrownBy(() -> ledger.append(Append.of(event("fresh", 0), event("taken", 0))))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThat(ledger.endOf("fresh")).isEqualTo(Guard.NO_EVENTS);
    }

    @Test
    void a_guard_that_does_not_hold_refuses_the_append() {
        ledger.append(Append.of(event("post", 0)));
        Append append = Append.of(event("comment", 0));

        assertThatThrownBy(() -> ledger.append(append.guardedBy(new Guard("post", Guard.NO_EVENTS))))
                .isInstanceOf(GuardFailedException.class);
        assertThatThrownBy(() -> ledger.append(append.guardedBy(new Guard("post", 1))))
                .isInstanceOf(GuardFailedException.class);
        assertThat(ledger.append(append.guardedBy(new Guard("post", 0), new Guard("none", Guard.NO_EVENTS))))
                .isEqualTo(new Appended(2, 2));
    }

    @Test
    void two_nodes_write_one_order() {
        ledger.append(Append.of(event("a", 0)));
        otherNode.append(Append.of(event("b", 0)));
        ledger.append(Append.of(event("a", 1)));
        otherNode.append(Append.of(event("a", 2)));

        assertThat(ledger.page(0, 10))
                .extracting(stored -> stored.position() + stored.event().stream())
                .containsExactly("1a", "2b", "3a", "4a");
        assertThatThrownBy(() -> ledger.append(Append.of(event("a", 2)))).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void an_event_that_the_database_cannot_store_fails_alone() {
        assertThatThrownBy(() -> ledger.append(Append.of(event("a\0", 0)))).isInstanceOf(EventStoreException.class);
        assertThat(ledger.append(Append.of(event("a", 0)))).isEqualTo(new Appended(1, 1));
    }
}
