package stoa.api.lottery.command;

import java.time.Instant;
import java.util.Optional;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.Prize;

/**
 * What came of a draw.
 *
 * @param hit empty if no round is open, or nothing remains in it: then nothing was drawn and nothing written
 */
public record Drawn(Optional<Hit> hit) {

    /**
     * A piece was drawn.
     *
     * @param entry its number among the entries of the round
     * @param won empty for the row without value
     */
    public record Hit(RoundId round, long entry, Prize prize, Optional<Won> won) {}

    /**
     * A piece with a value is kept for its winner.
     *
     * @param payBy from when on it can no longer be paid
     */
    public record Won(ReservationId reservation, Instant payBy) {}
}
