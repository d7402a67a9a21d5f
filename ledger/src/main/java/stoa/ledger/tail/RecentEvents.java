package stoa.ledger.tail;

import java.util.ArrayList;
import java.util.List;
import stoa.ledger.StoredEvent;

/** The newest events without a gap between them, bounded by count and by bytes. */
final class RecentEvents {

    private final StoredEvent[] ring;
    private final long maxBytes;
    private long first;
    private long last;
    private long bytes;

    RecentEvents(int capacity, long maxBytes, long position) {
        this.ring = new StoredEvent[capacity];
        this.maxBytes = maxBytes;
        this.first = position + 1;
        this.last = position;
    }

    synchronized void add(List<StoredEvent> events) {
        for (StoredEvent event : events) {
            if (event.position() != last + 1) {
                throw new IllegalStateException("event " + event.position() + " does not follow " + last);
            }
            while (last >= first && (last - first + 1 == ring.length || bytes + weight(event) > maxBytes)) {
                bytes -= weight(ring[slot(first)]);
                ring[slot(first)] = null;
                first++;
            }
            last++;
            ring[slot(last)] = event;
            bytes += weight(event);
        }
    }

    /** Empty if not all that follows the position is still here. */
    synchronized List<StoredEvent> after(long position, int limit) {
        if (position + 1 < first || position >= last) {
            return List.of();
        }
        long end = Math.min(last, position + limit);
        List<StoredEvent> events = new ArrayList<>((int) (end - position));
        for (long at = position + 1; at <= end; at++) {
            events.add(ring[slot(at)]);
        }
        return events;
    }

    private static long weight(StoredEvent event) {
        return event.event().bytes();
    }

    private int slot(long position) {
        return (int) (position % ring.length);
    }
}
