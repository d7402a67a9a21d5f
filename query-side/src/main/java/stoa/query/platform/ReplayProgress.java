package stoa.query.platform;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import stoa.query.platform.progress.ProgressBoard;

/** How far the views are on their way to where the ledger ended when this was made, at the start of a node. */
public final class ReplayProgress {

    private final ProgressBoard board;
    private final LongSupplier nanoTime;
    private final OptionalLong goal;
    private OptionalLong startedFrom = OptionalLong.empty();
    private long startedAt;

    /**
     * @param events events that the slowest view has passed
     * @param total events in all
     * @param perSecond events that the slowest view passed per second since the first snapshot
     * @param timeLeft at that rate
     */
    public record Snapshot(long events, long total, long perSecond, Duration timeLeft) {}

    public ReplayProgress(StreamableMessageSource<TrackedEventMessage<?>> events, ProgressBoard board) {
        this(events, board, System::nanoTime);
    }

    ReplayProgress(StreamableMessageSource<TrackedEventMessage<?>> events, ProgressBoard board, LongSupplier nanoTime) {
        this.board = board;
        this.nanoTime = nanoTime;
        long head = positionOf(events.createHeadToken());
        this.goal = head == positionOf(events.createTailToken()) ? OptionalLong.empty() : OptionalLong.of(head);
    }

    /** Whether every view, on whichever node, has taken in all that the ledger held at the start. */
    public boolean caughtUp() {
        return goal.isEmpty() || slowest() >= goal.getAsLong();
    }

    public synchronized Snapshot snapshot() {
        long passed = Math.max(0, slowest());
        if (startedFrom.isEmpty()) {
            // Views that were filled before jump to where they were: no speed can be told from that.
            startedFrom = OptionalLong.of(passed);
            startedAt = nanoTime.getAsLong();
        }
        double seconds = Math.max(1e-3, (nanoTime.getAsLong() - startedAt) / 1e9);
        double rate = (passed - startedFrom.getAsLong()) / seconds;
        long left = Math.max(0, goal.orElse(0) - passed);
        Duration timeLeft = rate <= 0 ? Duration.ZERO : Duration.ofMillis((long) (left / rate * 1_000));
        return new Snapshot(passed, Math.max(passed, goal.orElse(0)), (long) rate, timeLeft);
    }

    private long slowest() {
        return board.groups().stream().mapToLong(board::passed).min().orElse(Long.MAX_VALUE);
    }

    private static long positionOf(TrackingToken token) {
        return token == null ? ProgressBoard.NOTHING : token.position().orElse(ProgressBoard.NOTHING);
    }
}
