package stoa.gateway.forum.lottery;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.ReservationId;
import stoa.api.lottery.LotteryError;
import stoa.api.lottery.query.FindReservation;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.Queries;

/**
 * Ends the oldest reservation of a prize that somebody holds, since this face's clients name the prize alone. Which one
 * it is, a view says, and that may have ended meanwhile: then the next one is tried, so that two requests at a time end
 * two reservations.
 */
@Component
class OldestReservation {

    private final ForumFace face;
    private final Commands commands;
    private final Queries queries;

    OldestReservation(ForumFace face, Commands commands, Queries queries) {
        this.face = face;
        this.commands = commands;
        this.queries = queries;
    }

    /**
     * Ends one reservation.
     *
     * @param how the command that ends a reservation
     */
    void end(AccountId by, GiftId gift, Function<ReservationId, Object> how) {
        Optional<ReservationId> oldest = find(by, gift, Optional.empty());
        while (oldest.isPresent()) {
            if (ended(by, how.apply(oldest.get()))) {
                return;
            }
            oldest = find(by, gift, oldest);
        }
        throw new Rejection(LotteryError.RESERVATION_NOT_FOUND, by + " holds no reservation of " + gift);
    }

    private boolean ended(AccountId by, Object command) {
        try {
            commands.send(face, by, command);
            return true;
        } catch (Rejection refusal) {
            if (refusal.code() == LotteryError.RESERVATION_NOT_FOUND) {
                return false;
            }
            throw refusal;
        }
    }

    private Optional<ReservationId> find(AccountId by, GiftId gift, Optional<ReservationId> after) {
        return queries.ask(new FindReservation(by, gift, after), FindReservation.Result.class)
                .reservation();
    }
}
