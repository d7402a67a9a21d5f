package stoa.vault;

import java.util.List;
import java.util.Set;

/**
 * Documents of views whose fold failed on an event: from there on their events wait here, in order, while the rest of
 * the view goes on. An operator's decision ends it.
 */
public interface ParkedDocuments {

    /** The parked documents of a view. */
    Set<String> parked(String view);

    /** Parks one event of a document behind those already waiting; parking the same position again changes nothing. */
    void park(String view, String document, Waiting event);

    /** What waits for a document, in ledger order. */
    List<Waiting> waiting(String view, String document);

    /** Forgets a document's waiting events, once retried or given up. */
    void release(String view, String document);

    /** One event that waits, and why the first one failed. */
    record Waiting(long position, String cause) {}
}
