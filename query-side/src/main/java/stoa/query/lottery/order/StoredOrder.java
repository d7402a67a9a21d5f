package stoa.query.lottery.order;

import java.time.Instant;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;

/** What somebody paid for. */
record StoredOrder(ReservationId order, RoundId round, GiftId gift, Instant paidAt) {}
