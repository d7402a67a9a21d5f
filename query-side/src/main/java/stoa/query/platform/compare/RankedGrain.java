package stoa.query.platform.compare;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import stoa.query.platform.list.StoredLists;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.RankedView;
import stoa.query.platform.view.ViewName;

/** Documents together with their places in the ranking, whose entries are numbered as they are. */
final class RankedGrain<D> implements Grain<RankedGrain.Ranked<D>> {

    private final RankedView<D> view;
    private final DocumentGrain<D> documents;
    private final StoredParts parts;

    /**
     * A document and its place.
     *
     * @param place empty if the ranking does not have it where it belongs
     */
    record Ranked<D>(D document, Optional<Entry> place) {}

    RankedGrain(RankedView<D> view, DocumentGrain<D> documents, StoredParts parts) {
        this.view = view;
        this.documents = documents;
        this.parts = parts;
    }

    @Override
    public Collection<String> touches(Object event) {
        return documents.touches(event);
    }

    @Override
    public Optional<Ranked<D>> fold(String id, Optional<Ranked<D>> before, Object event) {
        return documents
                .fold(id, before.map(Ranked::document), event)
                .map(document -> new Ranked<>(document, view.place(id, document)));
    }

    @Override
    public Map<String, Optional<Ranked<D>>> stored(ViewName version, Collection<String> ids) {
        StoredLists ranking = parts.lists(version);
        Map<String, Optional<Ranked<D>>> found = new HashMap<>();
        documents
                .stored(version, ids)
                .forEach((id, document) -> found.put(id, document.map(body -> {
                    Optional<Entry> place =
                            view.place(id, body).filter(entry -> EntryGrain.holds(ranking, RankedView.RANKING, entry));
                    return new Ranked<>(body, place);
                })));
        return found;
    }

    @Override
    public void compare(ViewName one, ViewName other, Consumer<String> differing, Consumer<Integer> looked) {
        documents.compare(one, other, differing, looked);
        List<Entry> first = parts.lists(one).all(RankedView.RANKING);
        List<Entry> second = parts.lists(other).all(RankedView.RANKING);
        StoredParts.apart(first, second).forEach(entry -> differing.accept(Long.toString(entry.id())));
    }
}
