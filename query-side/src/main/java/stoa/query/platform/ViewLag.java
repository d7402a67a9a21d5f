package stoa.query.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import stoa.query.platform.progress.ProgressBoard;

/** How far a version of a view is behind the ledger, on whichever node it is folded. */
final class ViewLag {

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final Clock clock;

    ViewLag(StreamableMessageSource<TrackedEventMessage<?>> events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    static long positionOf(TrackingToken token) {
        return token == null ? ProgressBoard.NOTHING : token.position().orElse(ProgressBoard.NOTHING);
    }

    long head() {
        return Math.max(0, positionOf(events.createHeadToken()));
    }

    /** How old the oldest event is that has not been passed. */
    Duration age(long passed) {
        TrackingToken token = passed <= 0 ? null : new GlobalSequenceTrackingToken(passed);
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(token)) {
            if (!stream.hasNextAvailable(1, TimeUnit.SECONDS)) {
                return Duration.ZERO;
            }
            Instant recorded = stream.nextAvailable().getTimestamp();
            Duration age = Duration.between(recorded, clock.instant());
            return age.isNegative() ? Duration.ZERO : age;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Duration.ZERO;
        }
    }
}
