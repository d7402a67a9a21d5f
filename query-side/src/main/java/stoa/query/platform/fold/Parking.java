package stoa.query.platform.fold;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.query.platform.view.ViewName;
import stoa.vault.ParkedDocuments;
import stoa.vault.ParkedDocuments.Waiting;

/**
 * The documents of one view whose fold has failed: their events wait, in order, while all other documents go on. Only
 * an operator ends it; also when the view is filled anew, a parked document stops where its first failure was.
 *
 * <p>An event of which not even the documents can be told is parked by itself, under a name of its own.
 */
public final class Parking {

    private static final Logger log = LoggerFactory.getLogger(Parking.class);
    private static final int CAUSE_LENGTH = 500;
    private static final String ALONE = "event-";

    private final ParkedDocuments parked;
    private final String view;

    /** What is passed over, every fill of the view passes over. */
    private final String allFills;

    private volatile Map<String, Waiting> stopped = new ConcurrentHashMap<>();
    private volatile Map<String, Set<Long>> evicted = Map.of();
    private volatile Optional<Consumer<PoisonedEventException>> strict = Optional.empty();

    public Parking(ParkedDocuments parked, ViewName version) {
        this.parked = parked;
        this.view = version.group();
        this.allFills = version.code();
    }

    /**
     * Nobody reads this version of the view yet, so there is nobody for whom the rest of it should go on: the first
     * event that can not be folded is told, and ends it.
     */
    public void failFast(Consumer<PoisonedEventException> onPoison) {
        strict = Optional.of(onPoison);
    }

    /** People read this version from now on: what can not be folded is parked. */
    public void tolerate() {
        strict = Optional.empty();
    }

    /** Looks again at what is parked, as an operator or the owner before this one may have changed it. */
    public synchronized void refresh() {
        evicted = parked.evicted(allFills);
        stopped = parked.stopped(view).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> new Waiting(each.getValue(), "failed before"),
                        (one, other) -> one,
                        ConcurrentHashMap::new));
    }

    /** How many documents are parked. */
    public int size() {
        return stopped.size();
    }

    /** Under which name an event is parked by itself. */
    static String alone(long position) {
        return ALONE + position;
    }

    /** The event that is parked by itself under this name, if it is such a name. */
    static OptionalLong aloneOf(String document) {
        return document.matches(ALONE + "\\d+")
                ? OptionalLong.of(Long.parseLong(document.substring(ALONE.length())))
                : OptionalLong.empty();
    }

    /** Whether this event is no longer folded into the document, by an operator's decision. */
    boolean isEvicted(String document, long position) {
        return !evicted.isEmpty() && evicted.getOrDefault(document, Set.of()).contains(position);
    }

    /** Whether an event is to be left out as a whole: it is parked by itself, or was and has been given up. */
    boolean leavesOut(long position) {
        if (stopped.isEmpty() && evicted.isEmpty()) {
            return false;
        }
        Waiting stop = stopped.get(alone(position));
        return (stop != null && stop.position() == position) || isEvicted(alone(position), position);
    }

    /** Whether an event of this document has to wait behind others; if so, it does now. */
    boolean waits(String document, long position) {
        if (!wouldWait(document, position)) {
            return false;
        }
        Waiting first = stopped.get(document);
        String cause = position == first.position() ? first.cause() : "behind " + first.position();
        parked.park(view, document, new Waiting(position, cause));
        return true;
    }

    /** As {@link #waits}, and nothing comes of asking. */
    boolean wouldWait(String document, long position) {
        Waiting first = stopped.get(document);
        return first != null && position >= first.position();
    }

    void park(String document, long position, RuntimeException failure) {
        strict.ifPresent(onPoison -> {
            PoisonedEventException poisoned = new PoisonedEventException(position, document, causeOf(failure), failure);
            onPoison.accept(poisoned);
            throw poisoned;
        });
        log.error("View {} can not fold event {} into document {}: parked.", view, position, document, failure);
        Waiting first = new Waiting(position, causeOf(failure));
        parked.park(view, document, first);
        stopped.put(document, first);
    }

    private static String causeOf(RuntimeException failure) {
        String text = failure.toString();
        return text.substring(0, Math.min(text.length(), CAUSE_LENGTH));
    }

    /** The events that wait for a document, up to a position. */
    List<Long> waiting(String document, long upTo) {
        return parked.waiting(view, document).stream()
                .map(Waiting::position)
                .filter(position -> position <= upTo)
                .toList();
    }

    /** For the fold of what waits, the document is parked no more; nothing of that is stored yet. */
    void lift(String document) {
        stopped.remove(document);
    }

    /** The document is parked where it was before {@link #lift}. */
    void restore(String document, Waiting stop) {
        stopped.put(document, stop);
    }

    /** Stores where the document stands now: it waits for nothing any more, or stopped once more, with what cause. */
    synchronized Optional<Waiting> settle(String document) {
        Optional<Waiting> stop = Optional.ofNullable(stopped.get(document));
        stop.ifPresentOrElse(again -> parked.parkAgain(view, document, again), () -> parked.release(view, document));
        return stop;
    }

    /** The event that is parked by itself has failed once more. */
    Waiting failedAgain(long position, RuntimeException failure) {
        Waiting again = new Waiting(position, causeOf(failure));
        parked.parkAgain(view, alone(position), again);
        stopped.put(alone(position), again);
        return again;
    }

    /** From now on the event is passed over. */
    synchronized void evict(String document, long position, long act) {
        parked.evict(allFills, document, position, act);
        evicted = parked.evicted(allFills);
    }

    /** Where the document has stopped. */
    Optional<Waiting> stopOf(String document) {
        return Optional.ofNullable(stopped.get(document));
    }
}
