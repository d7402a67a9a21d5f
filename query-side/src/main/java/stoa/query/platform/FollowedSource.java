package stoa.query.platform;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.query.platform.fold.Positioned;
import stoa.query.platform.progress.ProgressBoard;

/**
 * A view's own look at the event store: passes over what the view does not handle, notices from where its events are
 * read, and can have them read on at once. The processor's coordinator sleeps a tenth of a second when its buffer is
 * full, which a batch of views empties much sooner; and it does as much for an event that nobody handles as for any
 * other, in as many processors as there are views.
 */
final class FollowedSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final Logger log = LoggerFactory.getLogger(FollowedSource.class);

    /** So many at most are passed over before one is handed out, or the processor's token would never follow. */
    static final int PASSED_OVER = 500;

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final Set<Class<?>> handled;
    private final Along along;
    private volatile Runnable onAvailable = () -> {};

    /** What a view is told of the events that come along; on the thread that reads them. */
    interface Along {

        /** The position after which reading starts, before anything is read. */
        void opened(long position);

        /** The view is given neither this event nor those before it that it has not been given yet: it handles none. */
        void passedOver(long position, Instant recordedAt);
    }

    FollowedSource(StreamableMessageSource<TrackedEventMessage<?>> source, Set<Class<?>> handled, Along along) {
        this.source = source;
        this.handled = handled;
        this.along = along;
    }

    /** There is room for more events. */
    void readOn() {
        onAvailable.run();
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
        along.opened(token == null ? ProgressBoard.NOTHING : token.position().orElse(ProgressBoard.NOTHING));
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
        private int passedOver;

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

        /** Only here is anything passed over: whatever was handed out before has been dealt with by then. */
        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long deadline = System.nanoTime() + unit.toNanos(timeout);
            do {
                if (passOver()) {
                    return true;
                }
            } while (stream.hasNextAvailable(millisUntil(deadline), TimeUnit.MILLISECONDS));
            return false;
        }

        private static int millisUntil(long deadline) {
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            return Math.clamp(millis, 0, Integer.MAX_VALUE);
        }

        /** Whether an event to be handed out is next. */
        private boolean passOver() throws InterruptedException {
            TrackedEventMessage<?> last = null;
            boolean more = stream.hasNextAvailable();
            while (more && !isHandedOut()) {
                last = stream.nextAvailable();
                passedOver++;
                more = stream.hasNextAvailable();
            }
            if (last != null && !(more && isOfTheSameEvent(last))) {
                along.passedOver(Positioned.positionOf(last), last.getTimestamp());
            }
            return more;
        }

        private boolean isHandedOut() {
            return passedOver >= PASSED_OVER
                    || stream.peek()
                            .filter(next -> !handled.contains(next.getPayloadType()))
                            .isEmpty();
        }

        /** Whether what comes next has become of the same event, which is not passed before that is. */
        private boolean isOfTheSameEvent(TrackedEventMessage<?> last) {
            return stream.peek()
                    .filter(next -> next.trackingToken().equals(last.trackingToken()))
                    .isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            passedOver = 0;
            return stream.nextAvailable();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            // What is of no interest is passed over here anyway.
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
