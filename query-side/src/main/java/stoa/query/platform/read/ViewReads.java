package stoa.query.platform.read;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import stoa.query.platform.mongo.StoredDocuments;
import stoa.query.platform.mongo.ViewStore;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;

/** Where each view is read, the same objects for its queries and for the fold that keeps them current. */
public final class ViewReads {

    private final Map<String, Ownership> ownerships = new ConcurrentHashMap<>();
    private final Map<String, Documents<?>> documents = new ConcurrentHashMap<>();
    private final Map<String, LiveVersion> live = new ConcurrentHashMap<>();
    private final ViewStore store;
    private final Duration claimTimeout;

    public ViewReads(ViewStore store, Duration claimTimeout) {
        this.store = store;
        this.claimTimeout = claimTimeout;
    }

    public ViewStore store() {
        return store;
    }

    /** Whether this node may answer for a version of a view from memory. */
    public Ownership ownership(String group) {
        return ownerships.computeIfAbsent(group, name -> new Ownership(claimTimeout, System::nanoTime));
    }

    /** Which version of the view is read; the first fill, as long as nobody has said otherwise. */
    public LiveVersion live(View view) {
        return live.computeIfAbsent(view.name().code(), code -> new LiveVersion(view.name()));
    }

    /** The documents of the version that is read. */
    public <D> LiveDocuments<D> documents(DocumentView<D> view) {
        return new LiveDocuments<>(live(view), version -> documents(view, version));
    }

    /** The documents of one version. */
    @SuppressWarnings("unchecked") // One view is one code, and its documents are of its type.
    public <D> Documents<D> documents(DocumentView<D> view, ViewName version) {
        return (Documents<D>) documents.computeIfAbsent(
                version.group(),
                group -> new Documents<>(new StoredDocuments<>(store, version.collection(), view), ownership(group)));
    }

    /** Nobody reads this version any more, nor writes it. */
    public void forget(ViewName version) {
        documents.remove(version.group());
        ownerships.remove(version.group());
    }
}
