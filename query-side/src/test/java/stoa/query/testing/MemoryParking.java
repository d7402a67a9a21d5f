package stoa.query.testing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.vault.ParkedDocuments;

/** Parked documents in memory. */
public final class MemoryParking implements ParkedDocuments {

    private final Map<String, Map<String, SortedMap<Long, Waiting>>> views = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Set<Long>>> evicted = new HashMap<>();
    private final MemoryOrders orders = new MemoryOrders();

    /** What is to be done to what is parked here. */
    public MemoryOrders orders() {
        return orders;
    }

    @Override
    public synchronized Map<String, Long> stopped(String view) {
        Map<String, Long> stopped = new HashMap<>();
        views.getOrDefault(view, Map.of()).forEach((document, waiting) -> stopped.put(document, waiting.firstKey()));
        return stopped;
    }

    @Override
    public synchronized Map<String, Set<Long>> evicted(String view) {
        return Map.copyOf(evicted.getOrDefault(view, Map.of()));
    }

    @Override
    public synchronized void park(String view, String document, Waiting event) {
        views.computeIfAbsent(view, none -> new ConcurrentHashMap<>())
                .computeIfAbsent(document, none -> new TreeMap<>())
                .putIfAbsent(event.position(), event);
    }

    @Override
    public synchronized List<Waiting> waiting(String view, String document) {
        return List.copyOf(views.getOrDefault(view, Map.of())
                .getOrDefault(document, new TreeMap<>())
                .values());
    }

    @Override
    public synchronized void release(String view, String document) {
        views.getOrDefault(view, Map.of()).remove(document);
    }

    @Override
    public synchronized void parkAgain(String view, String document, Waiting event) {
        SortedMap<Long, Waiting> waiting = views.get(view).get(document);
        waiting.headMap(event.position()).clear();
        waiting.put(event.position(), event);
    }

    @Override
    public synchronized void evict(String view, String document, long position, long act) {
        evicted.computeIfAbsent(view, none -> new HashMap<>())
                .computeIfAbsent(document, none -> new HashSet<>())
                .add(position);
    }

    @Override
    public PageOf<Parked> list(Page page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PageOf<Parked> list(String view, Page page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PageOf<Waiting> waiting(String view, String document, Page page) {
        throw new UnsupportedOperationException();
    }
}
