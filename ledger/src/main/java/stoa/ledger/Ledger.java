package stoa.ledger;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * A log of events in one total order without gaps, shared by any number of nodes. Positions are 1, 2, 3 …; a reader at
 * position n has seen everything up to n.
 */
public interface Ledger extends AutoCloseable {

    /** Drawn at random when the ledger was made. What is derived from a ledger remembers which one it was. */
    UUID id();

    /**
     * Appends durably, or not at all.
     *
     * @throws AggregateStreamCreationException if a stream that the append starts exists already
     * @throws ConcurrencyException if a stream does not end where the append goes on
     * @throws GuardFailedException if a guard does not hold
     * @throws OutcomeUnknownException if nobody can tell whether it was appended
     * @throws LedgerUnavailableException if the database is down or overloaded; nothing was appended
     */
    Appended append(Append append);

    /** The last position that this node has heard of, from whichever node; no call to the database. */
    long position();

    /** The last position, asked of the database. */
    long head();

    /** The events after a position, in order; fewer than {@code limit} if the log ends or the page grows too heavy. */
    List<StoredEvent> page(long after, int limit);

    /** As {@link #page}, from memory only: empty unless all that follows the position was written a moment ago. */
    List<StoredEvent> recent(long after, int limit);

    /** A stream's events from a sequence on, in order, at most {@code limit}. */
    List<StoredEvent> stream(String stream, long fromSequence, int limit);

    /** The number of a stream's last event, {@link Guard#NO_EVENTS} if it has none. */
    long endOf(String stream);

    /** The position before the first event recorded at that time or later; the head if there is none. */
    long positionBefore(Instant time);

    /**
     * Tells the listener of every event from now on, of every node, in order and once. The listener is called on one
     * thread for all listeners and must not block it.
     *
     * @return stops the telling
     */
    Runnable onAppended(Consumer<List<StoredEvent>> listener);

    /** Replaces a stream's snapshot, unless it has a later one. */
    void store(Snapshot snapshot);

    Optional<Snapshot> snapshot(String stream);

    MeterBinder meters();

    @Override
    void close();
}
