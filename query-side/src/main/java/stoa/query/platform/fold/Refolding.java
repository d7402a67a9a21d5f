package stoa.query.platform.fold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.query.platform.list.ListChange;
import stoa.query.platform.list.StoredLists;
import stoa.query.platform.mongo.Stored;
import stoa.query.platform.read.Documents;
import stoa.query.platform.view.DocumentView;

/**
 * Documents folded anew from the ledger's first event: one of theirs was passed over, since not even they could be told
 * from it, and they have taken in later ones since. Nothing less would put it in its place.
 */
final class Refolding<D> implements Amendment {

    private final DocumentView<D> view;
    private final Documents<D> documents;
    private final Optional<StoredLists> ranking;
    private final Parking parking;
    private final Positioned late;
    private final Map<String, Stored<D>> folded = new LinkedHashMap<>();

    Refolding(
            DocumentView<D> view,
            Documents<D> documents,
            Optional<StoredLists> ranking,
            Parking parking,
            Positioned late) {
        this.view = view;
        this.documents = documents;
        this.ranking = ranking;
        this.parking = parking;
        this.late = late;
        view.touches(late.event()).forEach(id -> folded.put(id, Stored.none(id)));
    }

    @Override
    public long from() {
        return 0;
    }

    @Override
    public void look(Positioned event) {
        if (event.position() != late.position() && parking.leavesOut(event.position())) {
            return;
        }
        Collection<String> touched = view.touches(event.event());
        touched.stream().filter(folded::containsKey).forEach(id -> fold(id, event));
    }

    private void fold(String id, Positioned event) {
        if (parking.wouldWait(id, event.position()) || parking.isEvicted(id, event.position())) {
            return;
        }
        Stored<D> before = folded.get(id);
        Optional<D> after = view.fold(id, before.body(), event.event());
        if (!after.equals(before.body())) {
            folded.put(id, new Stored<>(id, event.position(), after));
        }
    }

    @Override
    public void write() {
        Map<String, Stored<D>> stored = documents.loadAnew(folded.keySet());
        List<Stored<D>> changed = new ArrayList<>();
        List<ListChange> moves = new ArrayList<>();
        for (Stored<D> anew : folded.values()) {
            parking.waits(anew.id(), late.position());
            Stored<D> before = stored.get(anew.id());
            if (!anew.body().equals(before.body())) {
                long position = Math.max(anew.position(), before.position());
                changed.add(new Stored<>(anew.id(), position, anew.body()));
                moves.addAll(Moves.between(view, before, anew.body(), position));
            }
        }
        ranking.ifPresent(list -> list.amend(moves));
        documents.amend(changed, new HashMap<>(stored));
    }
}
