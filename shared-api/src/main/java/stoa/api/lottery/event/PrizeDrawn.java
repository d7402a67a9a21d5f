package stoa.api.lottery.event;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;

/**
 * A draw.
 *
 * @param entry its number among the draws, returns and additions of the round, from 1 and without gaps
 */
@Revision("1")
@Meaning("A person drew a piece of what remained; without a reservation it was the row without value.")
public record PrizeDrawn(
        RoundId round,
        long entry,
        AccountId by,
        GiftId gift,
        Optional<ReservationId> reservation,
        Instant drawnAt,
        String digest)
        implements RoundEvent {}
