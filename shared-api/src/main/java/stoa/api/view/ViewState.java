package stoa.api.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A view and its versions.
 *
 * @param view its name, such as {@code post-feed}
 * @param live the version that is read
 * @param beside another one, being filled or following the ledger, to be switched to at any moment
 */
public record ViewState(String view, Version live, Optional<Version> beside) {

    /** Both, or the one that there is. */
    public List<Version> versions() {
        return beside.map(other -> List.of(live, other)).orElseGet(() -> List.of(live));
    }

    /**
     * A version of a view.
     *
     * @param name such as {@code post-feed-v1.2}: of the second fill of what the first version of the code makes of it
     * @param state such as {@code filling}
     * @param documents how many it has, of whichever kind
     * @param position up to where it has taken in the ledger
     * @param lag events in the ledger that it has not taken in
     * @param behind how old the oldest of them is
     * @param parked documents whose fold has failed and that wait for an operator
     * @param filling how fast it is being filled, as long as it is
     * @param failure why it was not filled to the end: position, document and reason
     */
    public record Version(
            String name,
            String state,
            long documents,
            long position,
            long lag,
            Duration behind,
            long parked,
            Optional<Filling> filling,
            Optional<Failure> failure) {}

    /**
     * How a version fills.
     *
     * @param perSecond events
     * @param percent of the ledger
     * @param timeLeft at that speed, as long as there is one
     */
    public record Filling(long perSecond, double percent, Optional<Duration> timeLeft) {}

    /**
     * Why a version was not filled to the end.
     *
     * @param position of the event that could not be folded
     * @param document into which it could not be
     */
    public record Failure(long position, String document, String reason) {}
}
