package stoa.command.lottery;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.LotteryError;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.PrizeReserved;
import stoa.api.lottery.event.ReservationExpired;
import stoa.api.lottery.event.ReservationGivenUp;
import stoa.api.lottery.event.ReservationPaid;

/** Protects that what was won ends once: paid or given up by its winner in time, or expired when that has passed. */
@Revision("1")
class Reservation {

    private ReservationId id;
    private RoundId round;
    private GiftId gift;
    private AccountId winner;
    private Instant payBy;
    private boolean ended;

    @AggregateIdentifier
    String stream() {
        return id == null ? null : id.stream();
    }

    /** What goes back to its round. */
    record Piece(RoundId round, GiftId gift, ReservationId reservation) {}

    static Reservation begun(PrizeDrawn draw, Instant payBy) {
        Reservation reservation = new Reservation();
        apply(new PrizeReserved(
                draw.reservation().orElseThrow(),
                draw.round(),
                draw.gift(),
                draw.by(),
                draw.entry(),
                draw.drawnAt(),
                payBy));
        return reservation;
    }

    void pay(AccountId by, Instant now) {
        requirePending(by, now);
        apply(new ReservationPaid(id, round, gift, winner, now));
    }

    Piece giveUp(AccountId by, Instant now) {
        requirePending(by, now);
        apply(new ReservationGivenUp(id, round, gift, winner, now));
        return piece();
    }

    boolean isOver() {
        return ended;
    }

    boolean isDue(Instant now) {
        return id != null && !ended && !now.isBefore(payBy);
    }

    Piece expire(Instant now) {
        apply(new ReservationExpired(id, round, gift, winner, now));
        return piece();
    }

    private Piece piece() {
        return new Piece(round, gift, id);
    }

    /** Whoever asks for another person's, an ended or an expired one gets the same answer as for none. */
    private void requirePending(AccountId by, Instant now) {
        if (id == null || ended || !winner.equals(by) || !now.isBefore(payBy)) {
            throw new Rejection(LotteryError.RESERVATION_NOT_FOUND, "nothing that " + by + " could pay or give up");
        }
    }

    @EventSourcingHandler
    void on(PrizeReserved event) {
        id = event.reservation();
        round = event.round();
        gift = event.gift();
        winner = event.by();
        payBy = event.payBy();
    }

    @EventSourcingHandler
    void on(ReservationPaid event) {
        ended = true;
    }

    @EventSourcingHandler
    void on(ReservationGivenUp event) {
        ended = true;
    }

    @EventSourcingHandler
    void on(ReservationExpired event) {
        ended = true;
    }
}
