package stoa.api.lottery.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.Batched;
import stoa.api.kernel.ReservationId;
import stoa.api.lottery.CurrentRound;

/** Gives back what was won, in time; its piece can be drawn again at once. */
public record GiveUpReservation(ReservationId reservation, AccountId by) implements Batched {
    @Override
    public String batch() {
        return CurrentRound.STREAM;
    }
}
