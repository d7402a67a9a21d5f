package stoa.api.kernel;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ledger's events in the published language: under logical names, in the shape of today whatever they were stored
 * as, and without what is personal or confidential unless that was granted.
 */
public interface EventFeed {

    /** The last position there is, as far as this node has heard. */
    long head();

    /**
     * The events that follow a position, in order. At most {@code limit} events are looked at, fewer if they are large,
     * and none only at the end; those that are not selected are left out.
     */
    Excerpt after(long position, int limit, Selection selection);

    /** One event, if there is one at this position. */
    Optional<PublishedEvent> at(long position);

    /**
     * Calls back whenever something has been appended, on a thread that must not be held up.
     *
     * @return stops the calls
     */
    Runnable onAppended(Runnable callback);

    /**
     * Which events, and how much of them.
     *
     * @param features none for all
     * @param events logical names, none for all
     * @param unmasked shows what is personal and confidential
     */
    record Selection(Set<String> features, Set<String> events, boolean unmasked) {

        /** All events, masked. */
        public static final Selection ALL = new Selection(Set.of(), Set.of(), false);

        public Selection {
            features = Set.copyOf(features);
            events = Set.copyOf(events);
        }

        /** Whether events of this logical name are among them. */
        public boolean includes(String event) {
            return (features.isEmpty() || features.contains(event.substring(0, event.indexOf('.'))))
                    && (events.isEmpty() || events.contains(event));
        }
    }

    /**
     * Selected events.
     *
     * @param upTo the position up to which all events have been looked at
     */
    record Excerpt(List<PublishedEvent> events, long upTo) {

        public Excerpt {
            events = List.copyOf(events);
        }
    }
}
