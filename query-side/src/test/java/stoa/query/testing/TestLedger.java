package stoa.query.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Events in memory, at positions 1 to n, with a stream that wakes its readers at once, as the ledger's does. */
public final class TestLedger implements EventStore {

    private final List<Runnable> wake = new CopyOnWriteArrayList<>();
    private final List<TrackedEventMessage<?>> events = new ArrayList<>();
    private final int deliveries;

    /**
     * @param deliveries how often each event comes along the stream
     */
    public TestLedger(int deliveries) {
        this.deliveries = deliveries;
    }

    /** Appends events and returns the position of the last. */
    public long append(Iterable<?> payloads) {
        synchronized (events) {
            for (Object payload : payloads) {
                TrackingToken token = new GlobalSequenceTrackingToken(events.size() + 1L);
                events.add(new GenericTrackedEventMessage<>(token, GenericEventMessage.asEventMessage(payload)));
            }
        }
        wake.forEach(Runnable::run);
        return head();
    }

    public long head() {
        synchronized (events) {
            return events.size();
        }
    }

    private Optional<TrackedEventMessage<?>> at(long index) {
        synchronized (events) {
            return index < events.size() ? Optional.of(events.get((int) index)) : Optional.empty();
        }
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
        return new Stream(token == null ? 0 : token.position().orElseThrow());
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(head());
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    private final class Stream implements BlockingStream<TrackedEventMessage<?>> {

        private final long start;
        private long delivered;

        Stream(long start) {
            this.start = start;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return at(start + delivered / deliveries);
        }

        @Override
        public boolean hasNextAvailable() {
            return peek().isPresent();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            TrackedEventMessage<?> next = peek().orElseThrow();
            delivered++;
            return next;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            wake.add(callback);
            return true;
        }

        @Override
        public void close() {}
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void publish(List<? extends EventMessage<?>> published) {
        append(published.stream().map(EventMessage::getPayload).toList());
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> messageProcessor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super EventMessage<?>> dispatchInterceptor) {
        throw new UnsupportedOperationException();
    }
}
