package stoa.query.platform.view;

import java.util.Optional;

/** A view of documents which also stand in an order, one place for each: a ranked list. */
public interface RankedView<D> extends DocumentView<D> {

    /** The one list that the documents stand in. */
    String RANKING = "ranking";

    /** Where the document stands, empty for not at all. */
    Optional<Entry> place(String id, D document);
}
