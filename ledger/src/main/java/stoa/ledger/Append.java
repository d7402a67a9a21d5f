package stoa.ledger;

import java.util.List;

/**
 * Events, possibly of several streams, that are appended together or not at all.
 *
 * @param events in order; their sequences say where each stream must end for the append to succeed
 * @param guards what must hold of other streams
 * @param origins the objects that the events were made from, one for each event, or none at all
 */
public record Append(List<LedgerEvent> events, List<Guard> guards, List<?> origins) {

    public Append {
        events = List.copyOf(events);
        guards = List.copyOf(guards);
        origins = List.copyOf(origins);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an append has at least one event");
        }
        if (!origins.isEmpty() && origins.size() != events.size()) {
            throw new IllegalArgumentException("one origin for each event, or none");
        }
    }

    public static Append of(LedgerEvent... events) {
        return new Append(List.of(events), List.of(), List.of());
    }

    public Append guardedBy(Guard... more) {
        return new Append(events, List.of(more), origins);
    }

    public int bytes() {
        return events.stream().mapToInt(LedgerEvent::bytes).sum();
    }
}
