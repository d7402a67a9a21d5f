package stoa.ledger.postgres;

import java.time.Instant;
import java.util.List;
import stoa.ledger.StoredEvent;
import stoa.ledger.tree.HashSource;

/** The log for whoever only reads it. */
public final class LogPages {

    private final EventReader events;
    private final TreeStore tree;

    public LogPages(LedgerDatabase database) {
        Sql sql = new Sql(database.pool());
        this.events = new EventReader(sql);
        this.tree = new TreeStore(sql);
    }

    /** The tree over the log, as it is stored. */
    public HashSource tree() {
        return tree;
    }

    /** The last position. */
    public long head() {
        return events.head();
    }

    /** The events after a position, in order; fewer than {@code limit} if the log ends or the page grows too heavy. */
    public List<StoredEvent> page(long after, int limit) {
        return events.page(after, limit);
    }

    /** The events at these positions, in order. */
    public List<StoredEvent> at(List<Long> positions) {
        return events.at(positions);
    }

    /** A stream's events from a sequence on. */
    public List<StoredEvent> stream(String stream, long fromSequence, int limit) {
        return events.stream(stream, fromSequence, limit);
    }

    /** The last position of the log as it was at a time, what was recorded in that very moment included. */
    public long positionAt(Instant time) {
        return events.positionBefore(time.plusNanos(1_000));
    }
}
