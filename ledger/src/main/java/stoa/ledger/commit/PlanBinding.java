package stoa.ledger.commit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import stoa.ledger.CanonicalBytes;
import stoa.ledger.LedgerEvent;
import stoa.ledger.StoredEvent;
import stoa.ledger.tree.Subtree;

/** A plan as the parameters of {@code ledger.append}: one array for each column, however many events there are. */
final class PlanBinding {

    private final Connection connection;

    PlanBinding(Connection connection) {
        this.connection = connection;
    }

    void bind(PreparedStatement append, Plan plan, String node) throws SQLException {
        bindPlace(append, plan);
        bindEvents(append, plan.events(), plan.leaves());
        bindTree(append, plan);
        append.setString(18, plan.before().overheard() ? node : null);
    }

    /** As the parameters of the statement for one event: no arrays. */
    static void bindOne(PreparedStatement append, Plan plan) throws SQLException {
        LedgerEvent event = plan.events().getFirst().event();
        append.setBytes(1, plan.after().edge().toBytes());
        append.setLong(2, plan.before().position());
        append.setLong(3, plan.before().fence());
        for (Map.Entry<String, Long> premise : plan.premises().entrySet()) {
            append.setLong(4, premise.getValue());
            append.setString(5, premise.getKey());
        }
        append.setString(6, event.stream());
        append.setLong(7, event.sequence());
        append.setString(8, event.id());
        append.setString(9, event.name());
        append.setString(10, event.revision());
        append.setLong(11, CanonicalBytes.micros(event.time()));
        append.setBytes(12, event.metadata());
        append.setBytes(13, event.payload());
        append.setBytes(14, plan.leaves().getFirst());
    }

    private void bindPlace(PreparedStatement append, Plan plan) throws SQLException {
        List<Map.Entry<String, Long>> premises = List.copyOf(plan.premises().entrySet());
        append.setLong(1, plan.before().position());
        append.setLong(2, plan.before().fence());
        append.setArray(3, texts(premises, Map.Entry::getKey));
        append.setArray(4, numbers(premises, Map.Entry::getValue));
    }

    private void bindEvents(PreparedStatement append, List<StoredEvent> stored, List<byte[]> leaves)
            throws SQLException {
        List<LedgerEvent> events = stored.stream().map(StoredEvent::event).toList();
        append.setArray(5, texts(events, LedgerEvent::stream));
        append.setArray(6, numbers(events, LedgerEvent::sequence));
        append.setArray(7, texts(events, LedgerEvent::id));
        append.setArray(8, texts(events, LedgerEvent::name));
        append.setArray(9, texts(events, LedgerEvent::revision));
        append.setArray(10, numbers(events, event -> CanonicalBytes.micros(event.time())));
        append.setArray(11, bytes(events, LedgerEvent::metadata));
        append.setArray(12, bytes(events, LedgerEvent::payload));
        append.setArray(13, bytes(leaves, Function.identity()));
    }

    private void bindTree(PreparedStatement append, Plan plan) throws SQLException {
        append.setBytes(14, plan.after().edge().toBytes());
        append.setArray(
                15,
                connection.createArrayOf(
                        "int2",
                        plan.subtrees().stream().map(s -> (short) s.level()).toArray(Short[]::new)));
        append.setArray(16, numbers(plan.subtrees(), Subtree::index));
        append.setArray(17, bytes(plan.subtrees(), Subtree::hash));
    }

    private <T> Array texts(List<T> items, Function<T, String> text) throws SQLException {
        return connection.createArrayOf("text", items.stream().map(text).toArray(String[]::new));
    }

    private <T> Array numbers(List<T> items, Function<T, Long> number) throws SQLException {
        return connection.createArrayOf("int8", items.stream().map(number).toArray(Long[]::new));
    }

    private <T> Array bytes(List<T> items, Function<T, byte[]> bytes) throws SQLException {
        return connection.createArrayOf("bytea", items.stream().map(bytes).toArray(byte[][]::new));
    }
}
