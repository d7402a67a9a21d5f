package stoa.ledger.postgres;

import java.time.Instant;
import java.util.List;
import stoa.ledger.StoredEvent;

/** The log page by page, for programs that only read it. */
public final class LedgerPages {

    private final EventReader events;

    private LedgerPages(LedgerDatabase database) {
        this.events = new EventReader(new Sql(database.pool()));
    }

    public static LedgerPages of(LedgerDatabase database) {
        return new LedgerPages(database);
    }

    /** The last position. */
    public long head() {
        return events.head();
    }

    /** The events after a position, in order; fewer than {@code limit} if the log ends or the page grows too heavy. */
    public List<StoredEvent> page(long after, int limit) {
        return events.page(after, limit);
    }

    /** The position before the first event recorded at that time or later; the head if there is none. */
    public long positionBefore(Instant time) {
        return events.positionBefore(time);
    }
}
