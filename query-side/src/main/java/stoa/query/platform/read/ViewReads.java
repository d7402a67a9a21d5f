package stoa.query.platform.read;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import stoa.query.platform.mongo.StoredDocuments;
import stoa.query.platform.mongo.ViewStore;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.View;

/** Where each view is read, the same objects for its queries and for the fold that keeps them current. */
public final class ViewReads {

    private final Map<String, Ownership> ownerships = new ConcurrentHashMap<>();
    private final Map<String, Documents<?>> documents = new ConcurrentHashMap<>();
    private final ViewStore store;
    private final Duration claimTimeout;

    public ViewReads(ViewStore store, Duration claimTimeout) {
        this.store = store;
        this.claimTimeout = claimTimeout;
    }

    public ViewStore store() {
        return store;
    }

    /** Whether this node may answer for the view from memory. */
    public Ownership ownership(String group) {
        return ownerships.computeIfAbsent(group, name -> new Ownership(claimTimeout, System::nanoTime));
    }

    public Ownership ownership(View view) {
        return ownership(view.name().group());
    }

    @SuppressWarnings("unchecked") // One view is one group, and its documents are of its type.
    public <D> Documents<D> documents(DocumentView<D> view) {
        return (Documents<D>) documents.computeIfAbsent(
                view.name().group(),
                group ->
                        new Documents<>(new StoredDocuments<>(store, view.name().collection(), view), ownership(view)));
    }
}
