package stoa.api.lottery.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.RoundId;

/**
 * New stock.
 *
 * @param entry its number among the draws, returns and additions of the round, from 1 and without gaps
 */
@Revision("1")
@Meaning("An operator added pieces of a prize.")
public record StockAdded(
        RoundId round, long entry, GiftId gift, long pieces, AccountId addedBy, Instant addedAt, String digest)
        implements RoundEvent {}
