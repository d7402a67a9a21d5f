package stoa.api.lottery.query;

import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.ReservationId;

/**
 * The oldest reservation of one prize that a person holds.
 *
 * @param after a reservation that has been found to have ended: an older one than the next is not asked for
 */
public record FindReservation(AccountId by, GiftId gift, Optional<ReservationId> after) {

    public record Result(Optional<ReservationId> reservation) {}
}
