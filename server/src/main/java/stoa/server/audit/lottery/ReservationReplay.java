package stoa.server.audit.lottery;

import static stoa.server.audit.lottery.WrongEvent.require;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.PrizeReserved;
import stoa.api.lottery.event.ReservationEvent;
import stoa.api.lottery.event.ReservationExpired;
import stoa.api.lottery.event.ReservationGivenUp;
import stoa.api.lottery.event.ReservationPaid;
import stoa.api.lottery.event.StockReturned;

/** All reservations: each is won by one draw, ends once, and gives its piece back exactly if it was not paid. */
final class ReservationReplay {

    private record Win(RoundId round, GiftId gift, AccountId by, long entry) {}

    private record Piece(RoundId round, GiftId gift) {}

    private record Held(Win win, Instant payBy) {}

    private final Pairs<Win> wins = new Pairs<>("a draw that won", "a reservation");
    private final Pairs<Piece> returns = new Pairs<>("a return", "a reservation's end without payment");
    private final Map<ReservationId, Held> held = new HashMap<>();
    private final Map<ReservationId, Long> ended = new HashMap<>();

    void drawn(long position, PrizeDrawn it) {
        it.reservation()
                .ifPresent(id -> wins.inRound(position, id, new Win(it.round(), it.gift(), it.by(), it.entry())));
    }

    void returned(long position, StockReturned it) {
        returns.inRound(position, it.reservation(), new Piece(it.round(), it.gift()));
    }

    void take(long position, ReservationEvent event) {
        switch (event) {
            case PrizeReserved it -> reserve(position, it);
            case ReservationPaid it -> {
                Held reservation = end(position, it);
                require(it.paidAt().isBefore(reservation.payBy()), position, "it was paid too late");
            }
            case ReservationGivenUp it -> {
                Held reservation = end(position, it);
                require(it.givenUpAt().isBefore(reservation.payBy()), position, "it was given up too late");
                returns.inReservation(position, it.reservation(), new Piece(it.round(), it.gift()));
            }
            case ReservationExpired it -> {
                Held reservation = end(position, it);
                require(!it.expiredAt().isBefore(reservation.payBy()), position, "it expired before its time");
                returns.inReservation(position, it.reservation(), new Piece(it.round(), it.gift()));
            }
        }
    }

    private void reserve(long position, PrizeReserved it) {
        boolean first = !held.containsKey(it.reservation()) && !ended.containsKey(it.reservation());
        require(first, position, "reservation " + it.reservation() + " was there already");
        Win win = new Win(it.round(), it.gift(), it.by(), it.entry());
        held.put(it.reservation(), new Held(win, it.payBy()));
        wins.inReservation(position, it.reservation(), win);
    }

    private Held end(long position, ReservationEvent it) {
        Long before = ended.put(it.reservation(), position);
        require(before == null, position, "reservation " + it.reservation() + " ended before, at position " + before);
        Held reservation = held.remove(it.reservation());
        require(reservation != null, position, "reservation " + it.reservation() + " was never made");
        Win win = reservation.win();
        boolean same = win.round().equals(it.round())
                && win.gift().equals(it.gift())
                && win.by().equals(it.by());
        require(same, position, "it is about another prize or person than what was reserved");
        return reservation;
    }

    /** Between appends, what belongs together has been met. */
    void settle() {
        wins.requireAllMet();
        returns.requireAllMet();
    }

    /** Those that are neither paid nor returned. */
    long open() {
        return held.size();
    }
}
