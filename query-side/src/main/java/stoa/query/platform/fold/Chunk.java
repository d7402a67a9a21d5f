package stoa.query.platform.fold;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Many events in ledger order, read once for several views.
 *
 * @param types of all events in it, so that a view that handles none of them need not look
 */
public record Chunk(List<Positioned> events, Set<Class<?>> types) {

    /** The events in it, in their order; there is one at least. */
    public static Chunk of(List<TrackedEventMessage<?>> messages) {
        List<Positioned> events = new ArrayList<>(messages.size());
        Set<Class<?>> types = new HashSet<>();
        for (TrackedEventMessage<?> message : messages) {
            events.add(Positioned.of(message));
            types.add(message.getPayloadType());
        }
        return new Chunk(events, types);
    }

    /** The position of the last event. */
    public long last() {
        return events.getLast().position();
    }

    List<Positioned> handledBy(Set<Class<?>> handled) {
        List<Positioned> found = new ArrayList<>();
        if (types.stream().anyMatch(handled::contains)) {
            for (Positioned event : events) {
                if (handled.contains(event.event().getClass())) {
                    found.add(event);
                }
            }
        }
        return found;
    }
}
