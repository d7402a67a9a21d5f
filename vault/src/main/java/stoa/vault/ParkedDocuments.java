package stoa.vault;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;

/**
 * Documents of views whose fold failed on an event: from there on their events wait here, in order, while the rest of
 * the view goes on. An operator's decision ends it.
 */
public interface ParkedDocuments {

    /** The parked documents of a view, and the position of the first event that waits for each. */
    Map<String, Long> stopped(String view);

    /** The events that documents of a view pass over, since an operator gave them up. */
    Map<String, Set<Long>> evicted(String view);

    /** Parks one event of a document behind those already waiting; parking the same position again changes nothing. */
    void park(String view, String document, Waiting event);

    /** What waits for a document, in ledger order. */
    List<Waiting> waiting(String view, String document);

    /** Forgets a document's waiting events, once retried. */
    void release(String view, String document);

    /** A retry has failed at this event: what waits before it has been folded, and it has a new cause. */
    void parkAgain(String view, String document, Waiting event);

    /** The document passes over this event from now on, by the act of that number. */
    void evict(String view, String document, long position, long act);

    /** The parked documents of all views, by view and document. */
    PageOf<Parked> list(Page page);

    /** The parked documents of one view, by document. */
    PageOf<Parked> list(String view, Page page);

    /** A page of what waits for a document, in ledger order. */
    PageOf<Waiting> waiting(String view, String document, Page page);

    /** One event that waits, and why the first one failed. */
    record Waiting(long position, String cause) {}

    /**
     * A parked document.
     *
     * @param failed the event that its fold failed on, and why
     * @param since when it was parked
     * @param waiting how many events wait, the failed one included
     */
    record Parked(String view, String document, Waiting failed, Instant since, long waiting) {}
}
