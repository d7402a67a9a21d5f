package stoa.vault.operator;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import stoa.vault.OperatorActs;
import stoa.vault.ParkedOrders;
import stoa.vault.Signals;
import stoa.vault.platform.VaultDatabase;

/** One row per open order, there as soon as its act is and gone as soon as the act has an outcome. */
@Component
class PostgresParkedOrders implements ParkedOrders {

    private static final String CHANNEL = "stoa_parked_orders";

    private final VaultDatabase database;
    private final ActRows acts;
    private final Signals signals;

    PostgresParkedOrders(VaultDatabase database, ActRows acts, Signals signals) {
        this.database = database;
        this.acts = acts;
        this.signals = signals;
    }

    @Override
    public long place(OperatorActs.Intent intent, Order order) {
        return database.inTransaction(() -> {
            long act = acts.insert(intent);
            Long evicts = order.evicted().isPresent() ? order.evicted().getAsLong() : null;
            database.jdbc()
                    .sql("INSERT INTO vault.parked_order (act, view, document, evicts) VALUES (?, ?, ?, ?)")
                    .param(act)
                    .param(order.view())
                    .param(order.document())
                    .param(evicts)
                    .update();
            signals.send(CHANNEL, order.view());
            return act;
        });
    }

    @Override
    public List<Placed> open(String view) {
        return database.jdbc()
                .sql("SELECT act, document, evicts FROM vault.parked_order WHERE view = ? ORDER BY act")
                .param(view)
                .query((row, index) -> {
                    long evicted = row.getLong("evicts");
                    OptionalLong evicts = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(evicted);
                    return new Placed(row.getLong("act"), new Order(view, row.getString("document"), evicts));
                })
                .list();
    }

    @Override
    public void close(long act, String outcome) {
        database.inTransaction(() -> {
            acts.conclude(act, outcome);
            return database.jdbc()
                    .sql("DELETE FROM vault.parked_order WHERE act = ?")
                    .param(act)
                    .update();
        });
    }

    @Override
    public void listen(Consumer<String> onPlaced, Runnable onMissed) {
        signals.listen(CHANNEL, onPlaced, onMissed);
    }
}
