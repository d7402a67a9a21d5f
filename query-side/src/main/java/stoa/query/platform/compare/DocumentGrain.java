package stoa.query.platform.compare;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import stoa.query.platform.mongo.StoredDocuments;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** A view's documents, by id. */
final class DocumentGrain<D> implements Grain<D> {

    private final DocumentView<D> view;
    private final StoredParts parts;

    DocumentGrain(DocumentView<D> view, StoredParts parts) {
        this.view = view;
        this.parts = parts;
    }

    @Override
    public Collection<String> touches(Object event) {
        return view.touches(event);
    }

    @Override
    public Optional<D> fold(String id, Optional<D> before, Object event) {
        return view.fold(id, before, event);
    }

    @Override
    public Map<String, Optional<D>> stored(ViewName version, Collection<String> ids) {
        Map<String, Optional<D>> found = new HashMap<>();
        new StoredDocuments<>(parts.store(), version.collection(), view)
                .load(ids)
                .forEach((id, document) -> found.put(id, document.body()));
        return found;
    }

    @Override
    public void compare(ViewName one, ViewName other, Consumer<String> differing, Consumer<Integer> looked) {
        parts.eachId(one.collection(), ids -> {
            apart(one, other, ids, differing);
            looked.accept(ids.size());
        });
        parts.eachId(other.collection(), ids -> {
            Map<String, Optional<D>> there = stored(one, ids);
            List<String> unknown =
                    ids.stream().filter(id -> there.get(id).isEmpty()).toList();
            apart(one, other, unknown, differing);
        });
    }

    private void apart(ViewName one, ViewName other, Collection<String> ids, Consumer<String> differing) {
        Map<String, Optional<D>> first = stored(one, ids);
        stored(other, ids).forEach((id, document) -> {
            if (!document.equals(first.get(id))) {
                differing.accept(id);
            }
        });
    }
}
