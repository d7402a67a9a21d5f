package stoa.command.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.BiFunction;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import stoa.api.kernel.Guards;

/**
 * What decisions know of streams that they do not write: a state folded from a stream's events and kept, without the
 * lock that an aggregate's decisions queue for. The kept states follow the ledger's tail; one that is behind is brought
 * up to the stream's end by the events that it lacks.
 *
 * @param <S> the state, which must not change once made: many decisions look at the same one
 */
public final class Observed<S> {

    private final EventStore store;
    private final Guards guards;
    private final S unwritten;
    private final BiFunction<S, Object, S> fold;
    private final Cache<String, Sight<S>> sights;

    private Observed(Configuration axon, S unwritten, BiFunction<S, Object, S> fold) {
        AggregateCache aggregates = axon.getComponent(AggregateCache.class);
        this.store = axon.eventStore();
        this.guards = axon.getComponent(Guards.class);
        this.unwritten = unwritten;
        this.fold = fold;
        this.sights =
                Caffeine.newBuilder().maximumSize(aggregates.maximumSize()).build();
        aggregates.follow(this::advanced);
    }

    /**
     * Streams of events of that type, seen as the state that {@code fold} makes of them.
     *
     * @param unwritten what a stream without an event is seen as
     */
    public static <E, S> Observed<S> over(Configuration axon, Class<E> events, S unwritten, BiFunction<S, E, S> fold) {
        return new Observed<>(axon, unwritten, (state, event) -> fold.apply(state, events.cast(event)));
    }

    /**
     * The state of a stream that this decision rests on: its append succeeds only if the stream has not moved on by
     * then, else the command is decided again.
     */
    public S at(String stream) {
        Sight<S> sight = look(stream);
        guards.require(stream, sight.sequence());
        return sight.state();
    }

    /** The state of a stream that may move on while this decision is made. */
    public S glance(String stream) {
        return look(stream).state();
    }

    private Sight<S> look(String stream) {
        Sight<S> kept = sights.getIfPresent(stream);
        if (kept == null) {
            return keep(stream, read(stream, new Sight<>(unwritten, Guards.NO_EVENTS, Guards.NO_EVENTS)));
        }
        if (kept.behind() || AggregateCache.bypassed()) {
            return keep(stream, read(stream, kept));
        }
        AggregateCache.serve();
        return kept;
    }

    private Sight<S> read(String stream, Sight<S> from) {
        DomainEventStream rest = store.readEvents(stream, from.sequence() + 1);
        S state = from.state();
        long sequence = from.sequence();
        while (rest.hasNext()) {
            DomainEventMessage<?> event = rest.next();
            state = fold.apply(state, event.getPayload());
            sequence = event.getSequenceNumber();
        }
        return new Sight<>(state, sequence, sequence);
    }

    /** Streams without an event are not kept: there is no end of them that a client may ask for. */
    private Sight<S> keep(String stream, Sight<S> sight) {
        if (sight.sequence() != Guards.NO_EVENTS) {
            sights.asMap().merge(stream, sight, Sight::and);
        }
        return sight;
    }

    private void advanced(String stream, long sequence) {
        sights.asMap().computeIfPresent(stream, (name, kept) -> kept.endingAt(sequence));
    }

    /**
     * A state after the event number {@code sequence}.
     *
     * @param end the number of the stream's last event, as far as the tail has told
     */
    private record Sight<S>(S state, long sequence, long end) {

        boolean behind() {
            return sequence < end;
        }

        Sight<S> endingAt(long sequenceOfLast) {
            return sequenceOfLast <= end ? this : new Sight<>(state, sequence, sequenceOfLast);
        }

        /** The newer of two, with all that is known of the end: the tail may have told more while one was read. */
        Sight<S> and(Sight<S> other) {
            return other.sequence > sequence ? other.endingAt(end) : endingAt(other.end);
        }
    }
}
