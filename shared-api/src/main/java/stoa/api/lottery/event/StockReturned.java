package stoa.api.lottery.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;

/**
 * A piece that came back.
 *
 * @param entry its number among the draws, returns and additions of the round, from 1 and without gaps
 */
@Revision("1")
@Meaning("A reservation was given up or expired, and its piece can be drawn again.")
public record StockReturned(
        RoundId round, long entry, GiftId gift, ReservationId reservation, Instant returnedAt, String digest)
        implements RoundEvent {}
