package stoa.api.lottery;

import java.util.Optional;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.event.CurrentRoundEvent;
import stoa.api.lottery.event.RoundMadeCurrent;
import stoa.api.lottery.event.RoundRetired;

/**
 * Which round is open, folded from the stream {@link #STREAM}.
 *
 * @param open the round that draws are made from, if one is open
 * @param last the round that was opened last, open or not
 */
public record CurrentRound(Optional<RoundId> open, Optional<RoundId> last) {

    /** The one stream that tells. */
    public static final String STREAM = "current-round";

    /** Before the first round. */
    public static final CurrentRound NONE_YET = new CurrentRound(Optional.empty(), Optional.empty());

    /** After one more event of the stream. */
    public CurrentRound after(CurrentRoundEvent event) {
        return switch (event) {
            case RoundMadeCurrent it -> new CurrentRound(Optional.of(it.round()), Optional.of(it.round()));
            case RoundRetired _ -> new CurrentRound(Optional.empty(), last);
        };
    }
}
