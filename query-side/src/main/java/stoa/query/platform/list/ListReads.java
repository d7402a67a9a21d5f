package stoa.query.platform.list;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import stoa.query.platform.mongo.Stored;
import stoa.query.platform.read.Documents;

/** Reads excerpts of lists: their headers at once, then all the buckets that any of them needs. */
final class ListReads {

    /** A reader falls behind once for each change that retires a bucket under its eyes. */
    private static final int ATTEMPTS = 20;

    private final Documents<ListHead> heads;
    private final StoredBuckets buckets;

    ListReads(Documents<ListHead> heads, StoredBuckets buckets) {
        this.heads = heads;
        this.buckets = buckets;
    }

    /** What was read of one list. */
    record Found<E extends Excerpt>(ListHead head, E excerpt, Map<Long, Run> buckets) {}

    <E extends Excerpt> Found<E> one(String list, BiFunction<String, ListHead, E> place) {
        return each(List.of(list), place).get(list);
    }

    /** An excerpt of each list; two reads, however many lists. A list whose buckets moved away is read again. */
    <E extends Excerpt> Map<String, Found<E>> each(Collection<String> lists, BiFunction<String, ListHead, E> place) {
        Map<String, Found<E>> found = HashMap.newHashMap(lists.size());
        Collection<String> missing = lists;
        Map<String, Stored<ListHead>> loaded = heads.load(lists);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            missing = read(missing, loaded, place, found);
            if (missing.isEmpty()) {
                return found;
            }
            loaded = heads.loadAnew(missing);
        }
        throw new IllegalStateException("Lists " + missing + " change faster than they can be read, or lack a bucket");
    }

    private <E extends Excerpt> Set<String> read(
            Collection<String> lists,
            Map<String, Stored<ListHead>> loaded,
            BiFunction<String, ListHead, E> place,
            Map<String, Found<E>> found) {
        Map<String, E> excerpts = HashMap.newHashMap(lists.size());
        Set<Long> needed = new HashSet<>();
        for (String list : lists) {
            E excerpt = place.apply(list, head(loaded.get(list)));
            excerpts.put(list, excerpt);
            needed.addAll(excerpt.needs());
        }
        Map<Long, Run> runs = needed.isEmpty() ? Map.of() : buckets.load(needed);
        Set<String> missing = new HashSet<>();
        excerpts.forEach((list, excerpt) -> {
            if (runs.keySet().containsAll(excerpt.needs())) {
                found.put(list, new Found<>(head(loaded.get(list)), excerpt, runs));
            } else {
                missing.add(list);
            }
        });
        return missing;
    }

    static ListHead head(Stored<ListHead> stored) {
        return stored.body().orElse(ListHead.EMPTY);
    }
}
