package stoa.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.ledger.TestEvents.event;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import stoa.ledger.Append;
import stoa.ledger.CanonicalBytes;
import stoa.ledger.LedgerEvent;
import stoa.ledger.LedgerSettings;
import stoa.ledger.StoredEvent;
import stoa.ledger.tree.Rfc9162;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;

class StreamProofsTest {

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final LedgerDatabase connections =
            LedgerDatabase.at(database.url(), database.user(), database.password(), 4);
    private final PostgresLedger ledger = PostgresLedger.open(connections, LedgerSettings.defaults());
    private final AtomicInteger statements = new AtomicInteger();
    private final StreamProofs proofs = new StreamProofs(new LedgerDatabase(
            new DelegatingDataSource(connections.pool()) {
                @Override
                public Connection getConnection() throws SQLException {
                    return counted(super.getConnection());
                }
            },
            connections.dedicated()));

    @AfterEach
    void close() {
        ledger.close();
        connections.close();
    }

    private Connection counted(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    statements.addAndGet(method.getName().equals("prepareStatement") ? 1 : 0);
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    /** Every third event is of the stream, so that the page lies in many tiles. */
    private List<byte[]> append(int rounds) {
        for (int i = 0; i < rounds; i++) {
            LedgerEvent[] batch = {event("round:1", i), event("post:1", 2L * i), event("post:1", 2L * i + 1)};
            ledger.append(Append.of(batch));
        }
        List<byte[]> leaves = new ArrayList<>();
        for (StoredEvent stored : ledger.page(0, 10_000)) {
            leaves.add(Rfc9162.leafHash(CanonicalBytes.of(stored.position(), stored.event())));
        }
        return leaves;
    }

    @Test
    void each_event_of_a_page_is_proven_to_an_implementation_that_is_not_ours() {
        List<byte[]> leaves = append(300);
        for (int size : List.of(900, 899, 771, 512, 257, 256, 3, 1)) {
            byte[] root = Rfc9162.root(leaves.subList(0, size));

            List<StreamProofs.Proven> page = proofs.page("round:1", 0, 200, size);

            assertThat(page).hasSize(Math.min(200, (size + 2) / 3)).allSatisfy(it -> {
                int position = (int) it.stored().position();
                assertThat(Rfc9162.isIncluded(leaves.get(position - 1), position - 1, size, it.path(), root))
                        .isTrue();
            });
        }
    }

    @Test
    void a_page_costs_as_many_statements_as_the_tree_has_levels_of_tiles() {
        append(300);
        statements.set(0);

        assertThat(proofs.page("round:1", 50, 200, 900)).hasSize(200);

        assertThat(statements).hasValue(3); // The events, tiles of leaves, tiles above them.
    }

    @Test
    void what_a_checkpoint_does_not_cover_is_not_there() {
        append(10);

        assertThat(proofs.last("round:1", 30))
                .hasValueSatisfying(last -> assertThat(last.position()).isEqualTo(28));
        assertThat(proofs.last("round:1", 27))
                .hasValueSatisfying(last -> assertThat(last.position()).isEqualTo(25));
        assertThat(proofs.last("round:1", 0)).isEmpty();
        assertThat(proofs.page("round:1", 9, 200, 27)).isEmpty();
        assertThat(proofs.page("round:2", 0, 200, 30)).isEmpty();
    }
}
