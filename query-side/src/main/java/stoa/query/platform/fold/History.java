package stoa.query.platform.fold;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** The ledger's events once more, wherever they stand. */
public final class History {

    /** Events that lie so far apart are not read over, but looked for. */
    private static final long LEAP = 2_000;

    private final StreamableMessageSource<TrackedEventMessage<?>> events;

    public History(StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.events = events;
    }

    /** The events after one position up to another that are of these types. */
    public void between(long after, long upTo, Set<Class<?>> types, Consumer<Positioned> each) {
        try (BlockingStream<TrackedEventMessage<?>> stream = openAfter(after)) {
            while (isNextUpTo(stream, upTo)) {
                TrackedEventMessage<?> event = next(stream);
                if (types.contains(event.getPayloadType())) {
                    each.accept(Positioned.of(event));
                }
            }
        }
    }

    /** The events at these positions, which are in order. */
    void at(List<Long> positions, Consumer<Positioned> each) {
        int next = 0;
        while (next < positions.size()) {
            try (BlockingStream<TrackedEventMessage<?>> stream = openAfter(positions.get(next) - 1)) {
                next = readNear(stream, positions, next, each);
            }
        }
    }

    private static int readNear(
            BlockingStream<TrackedEventMessage<?>> stream, List<Long> positions, int from, Consumer<Positioned> each) {
        int next = from;
        while (next < positions.size() && (next == from || positions.get(next) - positions.get(next - 1) < LEAP)) {
            long wanted = positions.get(next++);
            while (isNextUpTo(stream, wanted)) {
                Positioned event = Positioned.of(next(stream));
                if (event.position() == wanted) {
                    each.accept(event);
                }
            }
        }
        return next;
    }

    private BlockingStream<TrackedEventMessage<?>> openAfter(long position) {
        return events.openStream(position <= 0 ? null : new GlobalSequenceTrackingToken(position));
    }

    private static boolean isNextUpTo(BlockingStream<TrackedEventMessage<?>> stream, long position) {
        return stream.peek()
                .filter(event -> Positioned.positionOf(event) <= position)
                .isPresent();
    }

    private static TrackedEventMessage<?> next(BlockingStream<TrackedEventMessage<?>> stream) {
        try {
            return stream.nextAvailable();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the ledger", ended);
        }
    }
}
