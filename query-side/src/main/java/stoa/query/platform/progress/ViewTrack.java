package stoa.query.platform.progress;

import java.time.Instant;
import java.util.function.LongConsumer;

/**
 * How far one view has come on this node. Axon tells a processor's handlers nothing of events that they do not handle,
 * and stores a token for those only now and then; so the view's stream is followed here event by event: as long as
 * nothing that it handles waits to be folded, the view has passed whatever it has seen.
 */
public final class ViewTrack {

    private final LongConsumer passed;
    private long seen = ProgressBoard.NOTHING;
    private long handled = ProgressBoard.NOTHING;
    private long applied = ProgressBoard.NOTHING;
    private Instant newest = Instant.MIN;
    private long startedFrom = ProgressBoard.NOTHING;

    /**
     * @param passed told every position that the view has passed
     */
    public ViewTrack(LongConsumer passed) {
        this.passed = passed;
    }

    /** The view's events are read on from a position up to which all of them are in its documents. */
    public synchronized void opened(long position) {
        seen = position;
        handled = position;
        applied = position;
        startedFrom = startedFrom == ProgressBoard.NOTHING ? position : startedFrom;
        passed.accept(position);
    }

    /** An event came along, in order; if the view handles it, {@link #applied} will follow. */
    public synchronized void seen(long position, boolean handles, Instant recordedAt) {
        seen = position;
        newest = recordedAt;
        if (handles) {
            handled = position;
        } else {
            tell();
        }
    }

    /** Every event up to this position that the view handles is in its documents. */
    public synchronized void applied(long position) {
        applied = Math.max(applied, position);
        tell();
    }

    /** Where this node has begun; {@link ProgressBoard#NOTHING} while it has not. */
    public synchronized long startedFrom() {
        return startedFrom;
    }

    /** When the newest event was recorded that this node has seen for the view. */
    public synchronized Instant newest() {
        return newest;
    }

    /** Every event up to this position that the view handles is in its documents, or parked. */
    public synchronized long passed() {
        return applied >= handled ? seen : applied;
    }

    private void tell() {
        passed.accept(passed());
    }
}
