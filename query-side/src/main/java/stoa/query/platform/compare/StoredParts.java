package stoa.query.platform.compare;

import com.mongodb.client.MongoCursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import stoa.query.platform.list.StoredLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.mongo.ViewCollections;
import stoa.query.platform.mongo.ViewStore;
import stoa.query.platform.read.Ownership;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.RankedView;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;

/** Where the parts of views are read: always from the database, since what is in memory might hide what is stored. */
public final class StoredParts {

    private static final int AT_ONCE = 500;

    private final ViewStore store;
    private final ViewCollections collections;

    public StoredParts(ViewStore store, ViewCollections collections) {
        this.store = store;
        this.collections = collections;
    }

    Grain<?> grainOf(View view) {
        return switch (view) {
            case RankedView<?> ranked -> ranked(ranked);
            case DocumentView<?> documents -> documents(documents);
            case ListView lists -> new EntryGrain(lists, this);
        };
    }

    private <D> Grain<?> ranked(RankedView<D> view) {
        return new RankedGrain<>(view, documents(view), this);
    }

    private <D> DocumentGrain<D> documents(DocumentView<D> view) {
        return new DocumentGrain<>(view, this);
    }

    ViewStore store() {
        return store;
    }

    /** The lists of a version as they are in the database now; buckets are kept, since they never change. */
    StoredLists lists(ViewName version) {
        Ownership nobodys = new Ownership(Duration.ZERO, System::nanoTime);
        return new StoredLists(
                store, version.collection(ViewLists.HEADS), version.collection(ViewLists.BUCKETS), nobodys);
    }

    /** The ids in a collection, some at a time. */
    void eachId(String collection, Consumer<List<String>> some) {
        try (MongoCursor<String> ids = collections.ids(collection)) {
            List<String> next = new ArrayList<>(AT_ONCE);
            while (ids.hasNext()) {
                next.add(ids.next());
                if (next.size() == AT_ONCE || !ids.hasNext()) {
                    some.accept(List.copyOf(next));
                    next.clear();
                }
            }
        }
    }

    /** The entries that are in one of two lists only. */
    static Set<Entry> apart(List<Entry> one, List<Entry> other) {
        Set<Entry> onlyOne = new HashSet<>(one);
        other.forEach(onlyOne::remove);
        Set<Entry> apart = new HashSet<>(other);
        one.forEach(apart::remove);
        apart.addAll(onlyOne);
        return apart;
    }
}
