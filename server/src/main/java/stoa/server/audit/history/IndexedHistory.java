package stoa.server.audit.history;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import stoa.api.audit.AsOf;
import stoa.api.audit.Subject;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.ledger.StoredEvent;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.LogPages;
import stoa.ledger.postgres.SubjectIndex;

/** A subject's events by the index, and by the log itself where the index has not come yet. */
public final class IndexedHistory {

    private static final int PAGE = 500;

    /** More than that is not read for one answer. */
    private static final long LONGEST_TAIL = 100_000;

    private final LogPages log;
    private final SubjectIndex index;
    private final EventDecoder decoder;

    public IndexedHistory(LedgerDatabase database, EventDecoder decoder) {
        this.log = new LogPages(database);
        this.index = new SubjectIndex(database);
        this.decoder = decoder;
    }

    /** The last position that counts. */
    public long end(AsOf asOf) {
        long head = log.head();
        if (asOf.position().isPresent()) {
            return Math.min(head, asOf.position().getAsLong());
        }
        return asOf.time().map(log::positionAt).orElse(head);
    }

    /** The last events up to a position, the newest first. */
    List<TrackedEventMessage<?>> newest(Subject subject, long upTo, int limit) {
        SubjectIndex.Found found = index.findNewest(SubjectIndexing.key(subject), upTo, limit);
        List<TrackedEventMessage<?>> newest =
                new ArrayList<>(tail(subject, found.indexed(), upTo).reversed());
        newest.addAll(read(subject, found.positions()).reversed());
        return newest.subList(0, Math.min(limit, newest.size()));
    }

    /** All events up to a position, in order. */
    public List<TrackedEventMessage<?>> all(Subject subject, long upTo) {
        List<TrackedEventMessage<?>> all = new ArrayList<>();
        long after = 0;
        SubjectIndex.Found found;
        do {
            found = index.find(SubjectIndexing.key(subject), after, upTo, PAGE);
            all.addAll(read(subject, found.positions()));
            after = found.positions().isEmpty() ? after : found.positions().getLast();
        } while (found.positions().size() == PAGE);
        all.addAll(tail(subject, Math.max(after, found.indexed()), upTo));
        return all;
    }

    /** What the index says and the event does not is left out: the index decides nothing. */
    private List<TrackedEventMessage<?>> read(Subject subject, List<Long> positions) {
        return of(subject, log.at(positions));
    }

    private List<TrackedEventMessage<?>> tail(Subject subject, long after, long upTo) {
        if (upTo - after > LONGEST_TAIL) {
            throw new Rejection(KernelError.LEDGER_UNAVAILABLE, "the index of subjects is still being made");
        }
        List<TrackedEventMessage<?>> tail = new ArrayList<>();
        long from = after;
        while (from < upTo) {
            List<StoredEvent> page = log.page(from, (int) Math.min(PAGE, upTo - from));
            if (page.isEmpty()) {
                break;
            }
            tail.addAll(of(subject, page));
            from = page.getLast().position();
        }
        return tail;
    }

    private List<TrackedEventMessage<?>> of(Subject subject, List<StoredEvent> events) {
        return decoder.messages(events).stream()
                .filter(message -> EventDecoder.isOf(message, subject))
                .<TrackedEventMessage<?>>map(message -> message)
                .toList();
    }
}
