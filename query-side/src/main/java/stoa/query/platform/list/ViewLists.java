package stoa.query.platform.list;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import stoa.query.platform.read.ViewReads;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;

/** Where the lists of each view are read, the same objects for its queries and for its fold. */
public final class ViewLists {

    /** The collections of a view's lists, beside that of its documents. */
    public static final String HEADS = "lists";

    public static final String BUCKETS = "buckets";

    private final Map<String, StoredLists> lists = new ConcurrentHashMap<>();
    private final ViewReads reads;

    public ViewLists(ViewReads reads) {
        this.reads = reads;
    }

    public ViewReads reads() {
        return reads;
    }

    /** The lists of the version that is read. */
    public LiveLists of(View view) {
        return new LiveLists(reads.live(view), this::of);
    }

    /** The lists of one version. */
    public StoredLists of(ViewName version) {
        return lists.computeIfAbsent(
                version.group(),
                group -> new StoredLists(
                        reads.store(), version.collection(HEADS), version.collection(BUCKETS), reads.ownership(group)));
    }

    /** Nobody reads this version any more, nor writes it. */
    public void forget(ViewName version) {
        lists.remove(version.group());
        reads.forget(version);
    }
}
