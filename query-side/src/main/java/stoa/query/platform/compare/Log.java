package stoa.query.platform.compare;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import stoa.query.platform.fold.History;
import stoa.query.platform.fold.Positioned;
import stoa.query.platform.progress.ProgressBoard;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;

/** The ledger's events once more, and how far versions of views have come with them. */
public final class Log {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final History history;
    private final ProgressBoard board;

    public Log(StreamableMessageSource<TrackedEventMessage<?>> events, ProgressBoard board) {
        this.events = events;
        this.history = new History(events);
        this.board = board;
    }

    /** Where the log ends. */
    long head() {
        TrackingToken head = events.createHeadToken();
        return head == null ? 0 : Math.max(0, head.position().orElse(0));
    }

    /** Waits until these versions have taken in all events up to a position. */
    void awaitPassed(long position, List<ViewName> versions) {
        for (ViewName version : versions) {
            if (!board.awaitPassed(position, version, PATIENCE)) {
                throw new IllegalStateException("version " + version + " does not come to position " + position);
            }
        }
    }

    /** The events after one position up to another that are of these types. */
    void between(long after, long upTo, Set<Class<?>> types, Consumer<Positioned> each) {
        history.between(after, upTo, types, each);
    }

    /** Those of the parts that events after one position up to another touch. */
    Set<String> touched(View view, Grain<?> grain, Collection<String> parts, long after, long upTo) {
        Set<String> touched = new HashSet<>();
        between(after, upTo, view.handles(), event -> touchedBy(grain, event).stream()
                .filter(parts::contains)
                .forEach(touched::add));
        return touched;
    }

    /** None if that can not even be told; the view passes over such an event. */
    static Collection<String> touchedBy(Grain<?> grain, Positioned event) {
        try {
            return grain.touches(event.event());
        } catch (RuntimeException poisoned) {
            return Set.of();
        }
    }
}
