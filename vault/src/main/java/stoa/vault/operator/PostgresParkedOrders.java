package stoa.vault.operator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import stoa.vault.OperatorActs;
import stoa.vault.ParkedOrders;
import stoa.vault.Signals;
import stoa.vault.platform.VaultDatabase;

/** One row per open order, there as soon as its act is and gone as soon as the act has an outcome. */
@Component
class PostgresParkedOrders implements ParkedOrders {

    private static final String PLACED = "stoa_parked_orders";
    private static final String CLOSED = "stoa_parked_orders_closed";

    private final VaultDatabase database;
    private final ActRows acts;
    private final Signals signals;
    private final ConcurrentMap<Long, CountDownLatch> waiting = new ConcurrentHashMap<>();

    PostgresParkedOrders(VaultDatabase database, ActRows acts, Signals signals) {
        this.database = database;
        this.acts = acts;
        this.signals = signals;
        signals.listen(CLOSED, this::closed, this::missed);
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
            signals.send(PLACED, Long.toString(act));
            return act;
        });
    }

    @Override
    public List<Placed> open() {
        return database.jdbc()
                .sql("SELECT act, view, document, evicts FROM vault.parked_order ORDER BY act")
                .query((row, index) -> {
                    long evicted = row.getLong("evicts");
                    OptionalLong evicts = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(evicted);
                    return new Placed(
                            row.getLong("act"), new Order(row.getString("view"), row.getString("document"), evicts));
                })
                .list();
    }

    @Override
    public void close(long act, String outcome) {
        database.inTransaction(() -> {
            acts.conclude(act, outcome);
            signals.send(CLOSED, Long.toString(act));
            return database.jdbc()
                    .sql("DELETE FROM vault.parked_order WHERE act = ?")
                    .param(act)
                    .update();
        });
    }

    @Override
    public Optional<OperatorActs.Outcome> await(long act, Duration atMost) {
        CountDownLatch closed = waiting.computeIfAbsent(act, none -> new CountDownLatch(1));
        try {
            // First the latch, then the look: what is closed in between is not missed.
            Optional<OperatorActs.Outcome> already = outcomeOf(act);
            if (already.isEmpty() && closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return outcomeOf(act);
            }
            return already.or(() -> outcomeOf(act));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            waiting.remove(act, closed);
        }
    }

    private Optional<OperatorActs.Outcome> outcomeOf(long act) {
        return acts.find(act).flatMap(OperatorActs.Act::outcome);
    }

    private void closed(String act) {
        Optional.ofNullable(waiting.get(Long.parseLong(act))).ifPresent(CountDownLatch::countDown);
    }

    /** Notices were lost: whoever waits looks for itself. */
    private void missed() {
        waiting.values().forEach(CountDownLatch::countDown);
    }

    @Override
    public void onPlaced(Runnable callback) {
        signals.listen(PLACED, notice -> callback.run(), callback);
    }
}
