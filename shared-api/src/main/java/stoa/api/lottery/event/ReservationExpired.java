package stoa.api.lottery.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;

@Revision("1")
@Meaning("What was reserved was not paid in time.")
public record ReservationExpired(ReservationId reservation, RoundId round, GiftId gift, AccountId by, Instant expiredAt)
        implements ReservationEvent {}
