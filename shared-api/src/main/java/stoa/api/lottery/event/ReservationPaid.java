package stoa.api.lottery.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;

@Revision("1")
@Meaning("The winner paid for what was reserved, which is an order now.")
public record ReservationPaid(ReservationId reservation, RoundId round, GiftId gift, AccountId by, Instant paidAt)
        implements ReservationEvent {}
