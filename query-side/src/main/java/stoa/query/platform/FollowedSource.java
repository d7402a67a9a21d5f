package stoa.query.platform;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.query.platform.progress.ProgressBoard;

/**
 * A view's own look at the event store: notices from where its events are read, and can have them read on at once. The
 * processor's coordinator sleeps a tenth of a second when its buffer is full, which a batch of views empties much
 * sooner.
 */
final class FollowedSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final Logger log = LoggerFactory.getLogger(FollowedSource.class);

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final LongConsumer opened;
    private volatile Runnable onAvailable = () -> {};

    /**
     * @param opened told the position after which reading starts, before anything is read
     */
    FollowedSource(StreamableMessageSource<TrackedEventMessage<?>> source, LongConsumer opened) {
        this.source = source;
        this.opened = opened;
    }

    /** There is room for more events. */
    void readOn() {
        onAvailable.run();
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
        opened.accept(token == null ? ProgressBoard.NOTHING : token.position().orElse(ProgressBoard.NOTHING));
        return new Followed(source.openStream(token));
    }

    @Override
    public TrackingToken createTailToken() {
        return source.createTailToken();
    }

    @Override
    public TrackingToken createHeadToken() {
        return source.createHeadToken();
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return source.createTokenAt(dateTime);
    }

    /** The store's threads and the views' end at different times; waking who has gone is no failure of theirs. */
    private static void run(Runnable callback) {
        try {
            callback.run();
        } catch (RejectedExecutionException stopped) {
            log.debug("A view was woken that has been stopped.", stopped);
        }
    }

    private final class Followed implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> stream;

        Followed(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            Runnable safe = () -> run(callback);
            onAvailable = safe;
            return stream.setOnAvailableCallback(safe);
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public boolean hasNextAvailable() {
            return stream.hasNextAvailable();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            // Never skipped: a view must be told of what it does not handle, or nobody knows how far it is.
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
