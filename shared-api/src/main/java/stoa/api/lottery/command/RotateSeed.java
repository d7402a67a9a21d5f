package stoa.api.lottery.command;

import stoa.api.kernel.Batched;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.CurrentRound;

/** Reveals a seed that has been in use for long enough, and commits to the next; the service's own doing. */
public record RotateSeed(RoundId round) implements Batched {
    @Override
    public String batch() {
        return CurrentRound.STREAM;
    }
}
