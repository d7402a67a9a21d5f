package stoa.query.platform.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import stoa.query.platform.mongo.ViewStore;

/** The buckets of a view's lists. A bucket never changes, so every node keeps what it has read. */
public final class StoredBuckets {

    private static final long KEPT_ENTRIES = 500_000;

    private final Cache<Long, Run> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_ENTRIES)
            .weigher((Long ref, Run run) -> 1 + run.size())
            .build();

    private final ViewStore store;
    private final String collection;

    public StoredBuckets(ViewStore store, String collection) {
        this.store = store;
        this.collection = collection;
    }

    /** Those of the buckets that exist. */
    Map<Long, Run> load(Collection<Long> refs) {
        Map<Long, Run> found = new HashMap<>(kept.getAllPresent(refs));
        List<String> missing = refs.stream()
                .filter(ref -> !found.containsKey(ref))
                .map(String::valueOf)
                .toList();
        for (Document bucket : store.find(collection, missing)) {
            long ref = Long.parseLong(bucket.getString("_id"));
            Run run = Run.decode(bucket.get("entries", Binary.class));
            kept.put(ref, run);
            found.put(ref, run);
        }
        return found;
    }

    /** Writes new buckets and deletes retired ones; no header in use names either. */
    void exchange(Map<Long, Run> added, Collection<Long> retired) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        added.forEach((ref, run) -> {
            writes.add(new InsertOneModel<>(new Document("_id", ref.toString()).append("entries", run.encoded())));
            kept.put(ref, run);
        });
        retired.forEach(ref -> {
            writes.add(new DeleteOneModel<>(Filters.eq("_id", ref.toString())));
            kept.invalidate(ref);
        });
        store.write(collection, writes);
    }
}
