package stoa.query.testing;

import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.bson.Document;
import stoa.query.platform.mongo.ViewStore;

/** A views' database that fails where a test says, as if the process had been killed there. */
public final class BreakableStore implements ViewStore {

    private final ViewStore store;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private volatile Predicate<String> broken = collection -> false;

    public BreakableStore(ViewStore store) {
        this.store = store;
    }

    /** From now on no write reaches these collections. */
    public void breakWrites(Predicate<String> collections) {
        broken = collections;
    }

    public void repair() {
        broken = collection -> false;
    }

    /** How many writes have failed. */
    public int failures() {
        return failures.get();
    }

    /** How many bulks have been written. */
    public int writes() {
        return writes.get();
    }

    @Override
    public boolean isEmpty(String collection) {
        return store.isEmpty(collection);
    }

    @Override
    public List<Document> find(String collection, Collection<String> ids) {
        return store.find(collection, ids);
    }

    @Override
    public List<Integer> write(String collection, List<? extends WriteModel<Document>> bulk) {
        if (!bulk.isEmpty() && broken.test(collection)) {
            failures.incrementAndGet();
            throw new IllegalStateException("killed before writing to " + collection);
        }
        List<Integer> refused = store.write(collection, bulk);
        writes.addAndGet(bulk.isEmpty() ? 0 : 1);
        return refused;
    }
}
