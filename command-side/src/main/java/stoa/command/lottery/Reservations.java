package stoa.command.lottery;

import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import stoa.api.kernel.ReservationId;
import stoa.api.lottery.command.ExpireReservation;
import stoa.api.lottery.command.GiveUpReservation;
import stoa.api.lottery.command.PayReservation;
import stoa.command.platform.Streams;

/**
 * Decides how reservations end. What is paid stays sold; else the end and the return of the piece are one append, so
 * that a piece is never lost and never there twice.
 */
final class Reservations {

    private final Streams<Reservation> reservations;
    private final Streams<Round> rounds;

    Reservations(Streams<Reservation> reservations, Streams<Round> rounds) {
        this.reservations = reservations;
        this.rounds = rounds;
    }

    @CommandHandler
    void pay(PayReservation command, Clock clock) {
        at(command.reservation()).execute(it -> it.pay(command.by(), clock.instant()));
    }

    @CommandHandler
    void giveUp(GiveUpReservation command, Clock clock) {
        Instant now = clock.instant();
        takeBack(at(command.reservation()).invoke(it -> it.giveUp(command.by(), now)), now);
    }

    /** Answers whether the reservation has ended, now or before; not while its time has not passed by this clock. */
    @CommandHandler
    boolean expire(ExpireReservation command, Clock clock) {
        Instant now = clock.instant();
        Aggregate<Reservation> reservation = at(command.reservation());
        if (reservation.invoke(it -> it.isDue(now))) {
            takeBack(reservation.invoke(it -> it.expire(now)), now);
        }
        return reservation.invoke(Reservation::isOver);
    }

    private void takeBack(Reservation.Piece piece, Instant now) {
        rounds.at(piece.round().stream()).execute(round -> round.takeBack(piece, now));
    }

    private Aggregate<Reservation> at(ReservationId id) {
        return reservations.at(id.stream());
    }
}
