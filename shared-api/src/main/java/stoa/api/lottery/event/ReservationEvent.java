package stoa.api.lottery.event;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.kernel.StreamNamed;

/** What became of something that was won: kept for its winner, then paid, given up or expired, once. */
@StreamNamed("reservation:<id>")
public sealed interface ReservationEvent
        permits PrizeReserved, ReservationPaid, ReservationGivenUp, ReservationExpired {
    ReservationId reservation();

    RoundId round();

    GiftId gift();

    /** Who won it. */
    AccountId by();
}
