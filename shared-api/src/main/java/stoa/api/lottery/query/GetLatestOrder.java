package stoa.api.lottery.query;

import java.time.Instant;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ReservationId;
import stoa.api.lottery.Prize;

/** What a person paid for last; refused with {@code ORDER_NOT_FOUND} if there is nothing. */
public record GetLatestOrder(AccountId by) {

    public record Result(ReservationId order, Person buyer, Prize prize, Instant paidAt) {}
}
