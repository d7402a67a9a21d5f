package stoa.api.lottery.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;

/**
 * A piece that was won.
 *
 * @param entry the number of the draw that won it
 * @param payBy from when on it can no longer be paid
 */
@Revision("1")
@Meaning("A piece was won, and is kept for its winner until payBy.")
public record PrizeReserved(
        ReservationId reservation,
        RoundId round,
        GiftId gift,
        AccountId by,
        long entry,
        Instant reservedAt,
        Instant payBy)
        implements ReservationEvent {}
