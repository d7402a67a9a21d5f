package stoa.query.platform.list;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import stoa.query.platform.read.ViewReads;
import stoa.query.platform.view.View;

/** Where the lists of each view are read, the same objects for its queries and for its fold. */
public final class ViewLists {

    private final Map<String, StoredLists> lists = new ConcurrentHashMap<>();
    private final ViewReads reads;

    public ViewLists(ViewReads reads) {
        this.reads = reads;
    }

    public ViewReads reads() {
        return reads;
    }

    public StoredLists of(View view) {
        return lists.computeIfAbsent(
                view.name().group(),
                group -> new StoredLists(
                        reads.store(),
                        view.name().collection("lists"),
                        view.name().collection("buckets"),
                        reads.ownership(view)));
    }
}
