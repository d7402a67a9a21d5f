package stoa.query.platform.read;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import stoa.query.platform.view.ViewName;

/** A view's documents by id, of whichever version is live. */
public final class LiveDocuments<D> {

    private final AtomicReference<Documents<D>> live = new AtomicReference<>();

    LiveDocuments(LiveVersion version, Function<ViewName, Documents<D>> documents) {
        version.readBy(name -> live.set(documents.apply(name)));
    }

    public Optional<D> find(String id) {
        return live.get().find(id);
    }

    /** See {@link Documents#findAll}. */
    public <K> Map<K, D> findAll(Collection<K> ids) {
        return live.get().findAll(ids);
    }
}
