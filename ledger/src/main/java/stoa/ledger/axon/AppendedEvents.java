package stoa.ledger.axon;

import java.util.Set;

/**
 * What a unit of work has appended.
 *
 * @param lastPosition of the last of its events
 * @param names the logical names of its events
 */
public record AppendedEvents(long lastPosition, Set<String> names) {

    static final String RESOURCE = AppendedEvents.class.getName();

    public AppendedEvents {
        names = Set.copyOf(names);
    }
}
