package stoa.query.platform.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import stoa.query.platform.mongo.Stored;
import stoa.query.platform.mongo.StoredDocuments;

/**
 * Documents by id. While this node owns the view they are kept in memory: a change replaces what is kept before its
 * position is made known, so whoever waited for a position reads it. On every other node each read asks the database.
 *
 * <p>An entry is in place <em>before</em> its document is read. A change that comes between the read and its end
 * replaces the entry, and the outdated result is seen only by those who asked before the change.
 */
public final class Documents<D> {

    private static final long KEPT_WEIGHT = 50_000;
    private static final int WRITTEN_MAX = 1_000_000;

    private final StoredDocuments<D> stored;
    private final Ownership ownership;
    private final Cache<String, CompletableFuture<Stored<D>>> kept;

    /** The ids of all documents, while they are known; see {@link #startFromNothing}. */
    private volatile Optional<Set<String>> written = Optional.empty();

    public Documents(StoredDocuments<D> stored, Ownership ownership) {
        this.stored = stored;
        this.ownership = ownership;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(KEPT_WEIGHT)
                .weigher((String id, CompletableFuture<Stored<D>> document) -> weight(document))
                .build();
        ownership.onForget(kept::invalidateAll);
    }

    /**
     * If nothing is stored, remembers what is written from now on, so that nobody asks the database for a document that
     * does not exist yet. Only for an owner that takes in every event from the first one on: whatever somebody else may
     * write meanwhile, it has written itself.
     */
    public void startFromNothing() {
        written = stored.isEmpty() ? Optional.of(ConcurrentHashMap.newKeySet()) : Optional.empty();
    }

    /** The documents are too many by now, or others may write them. */
    public void started() {
        written = Optional.empty();
    }

    public Optional<D> find(String id) {
        return load(List.of(id)).get(id).body();
    }

    /**
     * Those of the documents that exist; at most one command, however many are asked for.
     *
     * @param ids whose text is the documents' id
     */
    public <K> Map<K, D> findAll(Collection<K> ids) {
        Map<K, D> found = HashMap.newHashMap(ids.size());
        List<K> elsewhere = ownership.holds() ? takeKept(ids, found) : List.copyOf(ids);
        if (!elsewhere.isEmpty()) {
            Map<String, Stored<D>> loaded =
                    load(elsewhere.stream().map(Object::toString).toList());
            elsewhere.forEach(id -> loaded.get(id.toString()).body().ifPresent(document -> found.put(id, document)));
        }
        return found;
    }

    /** Takes what is kept and returns the ids of the rest; nearly always there is none. */
    private <K> List<K> takeKept(Collection<K> ids, Map<K, D> found) {
        List<K> rest = new ArrayList<>(0);
        for (K id : ids) {
            CompletableFuture<Stored<D>> present = kept.getIfPresent(id.toString());
            if (present != null && present.isDone()) {
                present.join().body().ifPresent(document -> found.put(id, document));
            } else {
                rest.add(id);
            }
        }
        return rest;
    }

    /** The documents of these ids, also those that do not exist. */
    public Map<String, Stored<D>> load(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return ownership.holds() ? loadKept(ids) : stored.load(ids);
    }

    /** Asks the database in any case. */
    public Map<String, Stored<D>> loadAnew(Collection<String> ids) {
        return stored.load(ids);
    }

    /**
     * Replaces documents in the database and then in memory.
     *
     * @param before what the changes were made to
     */
    public void replace(Collection<Stored<D>> changed, Map<String, Stored<D>> before) {
        stored.replace(changed, created(before));
        keep(changed);
    }

    /** As {@link #replace}, also where a document in place has taken in an event of that very position. */
    public void amend(Collection<Stored<D>> changed, Map<String, Stored<D>> before) {
        stored.amend(changed, created(before));
        keep(changed);
    }

    private Set<String> created(Map<String, Stored<D>> before) {
        Set<String> created = new HashSet<>();
        before.forEach((id, document) -> {
            if (document.position() == Stored.NEVER) {
                created.add(id);
            }
        });
        return created;
    }

    /** What is new is not kept before somebody asks for it: of what a fill writes most rests from then on. */
    private void keep(Collection<Stored<D>> changed) {
        written.ifPresent(ids -> remember(changed, ids));
        for (Stored<D> document : changed) {
            kept.asMap().computeIfPresent(document.id(), (id, old) -> CompletableFuture.completedFuture(document));
        }
    }

    private void remember(Collection<Stored<D>> changed, Set<String> ids) {
        changed.forEach(document -> ids.add(document.id()));
        if (ids.size() > WRITTEN_MAX) {
            started();
        }
    }

    private Map<String, Stored<D>> loadKept(Collection<String> ids) {
        Map<String, Stored<D>> found = HashMap.newHashMap(ids.size());
        Map<String, CompletableFuture<Stored<D>>> own = new HashMap<>();
        Map<String, CompletableFuture<Stored<D>>> others = new HashMap<>();
        for (String id : ids) {
            if (isUnwritten(id)) {
                found.put(id, Stored.none(id));
                continue;
            }
            CompletableFuture<Stored<D>> mine = new CompletableFuture<>();
            CompletableFuture<Stored<D>> present = presentOr(id, mine);
            if (present == mine) {
                own.put(id, mine);
            } else if (present.isDone()) {
                found.put(id, present.join());
            } else {
                others.put(id, present);
            }
        }
        found.putAll(read(own));
        others.forEach((id, document) -> found.put(id, document.join()));
        return found;
    }

    private boolean isUnwritten(String id) {
        return written.filter(ids -> !ids.contains(id)).isPresent();
    }

    /** What is kept, else {@code mine}, which is kept from now on. */
    private CompletableFuture<Stored<D>> presentOr(String id, CompletableFuture<Stored<D>> mine) {
        CompletableFuture<Stored<D>> present = kept.getIfPresent(id);
        if (present != null) {
            return present;
        }
        CompletableFuture<Stored<D>> earlier = kept.asMap().putIfAbsent(id, mine);
        return earlier == null ? mine : earlier;
    }

    private Map<String, Stored<D>> read(Map<String, CompletableFuture<Stored<D>>> own) {
        if (own.isEmpty()) {
            return Map.of();
        }
        try {
            Map<String, Stored<D>> documents = stored.load(new ArrayList<>(own.keySet()));
            own.forEach((id, mine) -> {
                mine.complete(documents.get(id));
                // Put again if still in place, so that it counts with its real weight.
                kept.asMap().replace(id, mine, CompletableFuture.completedFuture(documents.get(id)));
            });
            return documents;
        } catch (RuntimeException failure) {
            own.forEach((id, mine) -> {
                kept.asMap().remove(id, mine);
                mine.completeExceptionally(failure);
            });
            throw failure;
        }
    }

    private int weight(CompletableFuture<Stored<D>> document) {
        return document.isDone() && !document.isCompletedExceptionally()
                ? document.join().body().map(stored.format()::weight).orElse(1)
                : 1;
    }
}
