package stoa.query.platform.view;

import java.util.Collection;
import java.util.Optional;
import stoa.query.platform.mongo.Format;

/**
 * A view of documents that are found by their id. Says which documents an event touches and what it does to each; both
 * must depend on nothing but their arguments. Delivery twice, order, storing and failure are not its business.
 *
 * @param <D> an immutable record with value equality
 */
public non-sealed interface DocumentView<D> extends View, Format<D> {

    /** The ids of the documents that the event touches. */
    Collection<String> touches(Object event);

    /** The document after the event, empty if there is none (any more). */
    Optional<D> fold(String id, Optional<D> before, Object event);
}
