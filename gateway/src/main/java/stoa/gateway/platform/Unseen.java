package stoa.gateway.platform;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.MetaData;
import stoa.api.kernel.MetaKeys;

/**
 * What a command did, which the views may not show yet.
 *
 * @param position where in the ledger its last event is
 * @param events the logical names of its events
 */
public record Unseen(long position, Set<String> events) {

    /** All that both are, up to the later of the two. */
    public Unseen and(Unseen other) {
        Set<String> both = new HashSet<>(events);
        both.addAll(other.events);
        return new Unseen(Math.max(position, other.position), Set.copyOf(both));
    }

    /** What a result tells of; empty for a command without events. */
    @SuppressWarnings("unchecked") // Metadata has no types; MetaKeys states this one.
    static Optional<Unseen> of(MetaData result) {
        return result.get(MetaKeys.POSITION) instanceof Number position
                ? Optional.of(
                        new Unseen(position.longValue(), (Set<String>) result.getOrDefault(MetaKeys.EVENTS, Set.of())))
                : Optional.empty();
    }
}
