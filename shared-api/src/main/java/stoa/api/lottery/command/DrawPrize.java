package stoa.api.lottery.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.Batched;
import stoa.api.lottery.CurrentRound;

/** Draws a piece of what remains in the round that is open; answered with a {@link Drawn}. */
public record DrawPrize(AccountId by) implements Batched {
    @Override
    public String batch() {
        return CurrentRound.STREAM;
    }
}
