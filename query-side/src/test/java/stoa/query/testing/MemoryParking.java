package stoa.query.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import stoa.vault.ParkedDocuments;

/** Parked documents in memory. */
public final class MemoryParking implements ParkedDocuments {

    private final Map<String, Map<String, SortedMap<Long, Waiting>>> views = new ConcurrentHashMap<>();

    @Override
    public synchronized Set<String> parked(String view) {
        return Set.copyOf(views.getOrDefault(view, Map.of()).keySet());
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
}
