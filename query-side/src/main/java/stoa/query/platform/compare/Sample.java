package stoa.query.platform.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stoa.query.platform.fold.Positioned;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;
import stoa.vault.ParkedDocuments;

/**
 * Some parts of one view, chosen by chance as the log is read from its beginning, and what they should say. A part is
 * in the sample from its first event on or not at all, so each is folded whole, and what a view ought to have and has
 * not is found too.
 *
 * @param <T> what a part says
 */
final class Sample<T> {

    private static final int GOLDEN = 0x9E3779B9;

    private final View view;
    private final Grain<T> grain;
    private final int atMost;
    private final int salt;
    private final Map<String, Optional<T>> folded = new HashMap<>();
    private final Set<String> touched = new HashSet<>();
    private Map<String, Set<Long>> evicted = Map.of();
    private int mask;

    /**
     * @param atMost so many parts, or some more than half as many
     * @param salt chosen by chance
     */
    Sample(View view, Grain<T> grain, int atMost, int salt) {
        this.view = view;
        this.grain = grain;
        this.atMost = atMost;
        this.salt = salt;
    }

    View view() {
        return view;
    }

    Set<String> parts() {
        return Set.copyOf(folded.keySet());
    }

    /** Events that operators gave up are passed over here too. */
    void leavingOut(Map<String, Set<Long>> given) {
        evicted = given;
    }

    void take(Positioned event) {
        for (String part : Log.touchedBy(grain, event)) {
            boolean passedOver = evicted.getOrDefault(part, Set.of()).contains(event.position());
            if ((hash(part) & mask) == 0 && !passedOver) {
                folded.put(part, fold(part, event));
                touched.add(part);
            }
        }
        while (folded.size() > atMost) {
            mask = 2 * mask + 1;
            folded.keySet().removeIf(part -> (hash(part) & mask) != 0);
        }
    }

    /** A fold that fails has parked the document, which is compared with nothing. */
    private Optional<T> fold(String part, Positioned event) {
        Optional<T> before = folded.getOrDefault(part, Optional.empty());
        try {
            return grain.fold(part, before, event.event());
        } catch (RuntimeException parked) {
            return before;
        }
    }

    private int hash(String part) {
        int mixed = (part.hashCode() ^ salt) * GOLDEN;
        return mixed ^ (mixed >>> 15);
    }

    /** Those parts which the version does not have as they should be. */
    Set<String> differing(ViewName version, Set<String> parts) {
        touched.clear();
        Map<String, Optional<T>> stored = grain.stored(version, parts);
        Set<String> differing = new HashSet<>(parts);
        differing.removeIf(part -> stored.get(part).equals(folded.getOrDefault(part, Optional.empty())));
        return differing;
    }

    /** Those of the parts that an event has touched since they were compared. */
    Set<String> touchedSince(Set<String> parts) {
        Set<String> found = new HashSet<>(parts);
        found.retainAll(touched);
        return found;
    }

    /** Nothing is said of documents that wait for an operator. */
    void forgetParked(ParkedDocuments parked, ViewName version) {
        List<String> waiting = new ArrayList<>(parked.stopped(version.group()).keySet());
        waiting.forEach(folded::remove);
    }
}
