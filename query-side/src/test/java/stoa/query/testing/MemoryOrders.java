package stoa.query.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import stoa.api.kernel.AccountId;
import stoa.vault.OperatorActs;
import stoa.vault.ParkedOrders;

/** Orders in memory, heard by all nodes of a test. */
public final class MemoryOrders implements ParkedOrders {

    private final List<Placed> open = new ArrayList<>();
    private final Map<Long, String> outcomes = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long acts;

    /** Has what waits for a document folded and returns what came of it. */
    public String retry(String view, String document) {
        return carriedOut(new Order(view, document, OptionalLong.empty()));
    }

    /** Has a document pass over an event and returns what came of it. */
    public String evict(String view, String document, long position) {
        return carriedOut(new Order(view, document, OptionalLong.of(position)));
    }

    private String carriedOut(Order order) {
        long act = place(new OperatorActs.Intent(new AccountId(1), "test", "test", "test"), order);
        return await(act, Duration.ofSeconds(20)).orElseThrow().text();
    }

    @Override
    public long place(OperatorActs.Intent intent, Order order) {
        long act;
        synchronized (open) {
            act = ++acts;
            open.add(new Placed(act, order));
        }
        listeners.forEach(Runnable::run);
        return act;
    }

    @Override
    public List<Placed> open() {
        synchronized (open) {
            return List.copyOf(open);
        }
    }

    @Override
    public void close(long act, String outcome) {
        outcomes.putIfAbsent(act, outcome);
        synchronized (open) {
            open.removeIf(placed -> placed.act() == act);
        }
    }

    @Override
    public Optional<OperatorActs.Outcome> await(long act, Duration atMost) {
        Awaitility.await().atMost(atMost).until(() -> outcomes.containsKey(act));
        return Optional.of(new OperatorActs.Outcome(Instant.EPOCH, outcomes.get(act)));
    }

    @Override
    public void onPlaced(Runnable callback) {
        listeners.add(callback);
    }
}
