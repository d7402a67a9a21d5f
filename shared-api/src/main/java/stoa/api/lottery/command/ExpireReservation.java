package stoa.api.lottery.command;

import stoa.api.kernel.Batched;
import stoa.api.kernel.ReservationId;
import stoa.api.lottery.CurrentRound;

/** Ends a reservation whose time to pay has passed, and returns its piece; the service's own doing. */
public record ExpireReservation(ReservationId reservation) implements Batched {
    @Override
    public String batch() {
        return CurrentRound.STREAM;
    }
}
