package stoa.api.lottery.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.Batched;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.CurrentRound;

/** Ends the draws of a round and reveals its last seed; reservations go on until they end. */
public record CloseRound(RoundId round, AccountId by) implements Batched {
    @Override
    public String batch() {
        return CurrentRound.STREAM;
    }
}
