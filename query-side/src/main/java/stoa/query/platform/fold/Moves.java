package stoa.query.platform.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import stoa.query.platform.list.ListChange;
import stoa.query.platform.mongo.Stored;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.RankedView;

/** What the change of a ranked document does to the ranking. */
final class Moves {

    static <D> List<ListChange> between(DocumentView<D> view, Stored<D> before, Optional<D> after, long position) {
        if (!(view instanceof RankedView<D> ranked)) {
            return List.of();
        }
        Optional<Entry> from = before.body().flatMap(body -> ranked.place(before.id(), body));
        Optional<Entry> to = after.flatMap(body -> ranked.place(before.id(), body));
        List<ListChange> moves = new ArrayList<>(2);
        if (!Objects.equals(from, to)) {
            from.ifPresent(entry -> moves.add(new ListChange(position, RankedView.RANKING, entry, false)));
            to.ifPresent(entry -> moves.add(new ListChange(position, RankedView.RANKING, entry, true)));
        }
        return moves;
    }

    private Moves() {}
}
