package stoa.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which version of each view is read, and what becomes of the one beside it. The views themselves can be lost at any
 * time; what operators decided about them can not. A view that is not told of has been filled once and is read so.
 */
public interface ViewVersions {

    /** Every version that has not been dropped, of every view that was ever filled anew. */
    List<Version> all();

    /**
     * Begins to fill a view anew, beside the version that is read.
     *
     * @return the number of the fill, never used before; empty while there is another version beside the one read
     */
    OptionalInt begin(String view);

    /**
     * Changes the state of a version that is not read.
     *
     * @return false if it was in none of these states, or is read by now
     */
    boolean change(String view, int fill, Set<State> from, State to);

    /** The version can not be filled, and why. */
    void fail(String view, int fill, Failure failure);

    /**
     * Has another version read, at once and for all nodes. The one that was goes on beside it.
     *
     * @return false if {@code from} is not the one that is read, or {@code to} does not follow the log
     */
    boolean makeLive(String view, int from, int to);

    /** Calls back after every change by whichever node, and whenever some may have been missed. */
    void listen(Runnable onChange);

    /** The event that could not be folded, into which document, and why. */
    record Failure(long position, String document, String reason) {}

    /** What a version does. */
    enum State {
        /** Takes in the log from its beginning. */
        FILLING,
        /** Has come to the log's end and goes on with it. */
        FOLLOWING,
        /** Stands still, since an operator wanted it so. */
        STOPPED,
        /** Stands still, since an event could not be folded. */
        FAILED,
        /** Is to be deleted. */
        DROPPING,
        /** Is gone. */
        DROPPED
    }

    /**
     * One version of a view.
     *
     * @param view its name with the version of its code, such as {@code post-feed-v1}
     * @param fill how often it had been begun to be filled
     * @param live whether it is the one that is read
     * @param wasLive whether it ever was
     * @param failure why it failed
     * @param unchanged for how long it has been in this state
     */
    record Version(
            String view,
            int fill,
            State state,
            boolean live,
            boolean wasLive,
            Optional<Failure> failure,
            Instant begunAt,
            Duration unchanged) {}
}
