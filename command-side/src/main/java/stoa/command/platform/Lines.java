package stoa.command.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Lines of threads that want the same thing. The first of a line leads: it takes all who wait, deals with them in the
 * order in which they came, and hands the line to the first of those who came meanwhile. Nobody waits for more to come,
 * and there is no thread but those of the callers.
 *
 * <p>Who stands in a line can not leave it, even when interrupted, since somebody else may be dealing with them.
 */
final class Lines<E> {

    private final int atOnce;
    private final ConcurrentMap<String, Deque<Place<E>>> lines = new ConcurrentHashMap<>();

    /** Lines whose leaders deal with so many at once at most. */
    Lines(int atOnce) {
        this.atOnce = atOnce;
    }

    /** Returns when {@code one} has been dealt with, by this thread or by another. */
    void pass(String line, E one, Consumer<List<E>> deal) {
        Place<E> place = new Place<>(one, new CompletableFuture<>());
        if (stand(line, place) || place.turn().join() == Turn.TO_LEAD) {
            lead(line, deal);
        }
    }

    /** Whether the line was empty, so that this place leads it. */
    private boolean stand(String line, Place<E> place) {
        AtomicReference<Boolean> first = new AtomicReference<>(false);
        lines.compute(line, (name, standing) -> {
            first.set(standing == null);
            Deque<Place<E>> waiting = standing == null ? new ArrayDeque<>() : standing;
            waiting.add(place);
            return waiting;
        });
        return first.get();
    }

    /** An interruption of the leader is its own: it does not meet those for whom it decides, and is kept for later. */
    private void lead(String line, Consumer<List<E>> deal) {
        boolean interrupted = Thread.interrupted();
        List<Place<E>> taken = take(line);
        try {
            deal.accept(taken.stream().map(Place::who).toList());
        } finally {
            handOver(line);
            taken.forEach(place -> place.turn().complete(Turn.OVER));
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<Place<E>> take(String line) {
        List<Place<E>> taken = new ArrayList<>();
        lines.computeIfPresent(line, (name, waiting) -> {
            while (taken.size() < atOnce && !waiting.isEmpty()) {
                taken.add(waiting.remove());
            }
            return waiting;
        });
        return taken;
    }

    /** The next leader stays first in line until it takes itself; a line in which nobody stands is forgotten. */
    private void handOver(String line) {
        AtomicReference<Place<E>> next = new AtomicReference<>();
        lines.computeIfPresent(line, (name, waiting) -> {
            next.set(waiting.peek());
            return waiting.isEmpty() ? null : waiting;
        });
        if (next.get() != null) {
            next.get().turn().complete(Turn.TO_LEAD);
        }
    }

    private enum Turn {
        TO_LEAD,
        OVER
    }

    private record Place<E>(E who, CompletableFuture<Turn> turn) {}
}
