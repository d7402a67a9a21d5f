package stoa.server.audit.lottery;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.PrizeReserved;
import stoa.api.lottery.event.ReservationExpired;
import stoa.api.lottery.event.ReservationGivenUp;
import stoa.api.lottery.event.ReservationPaid;
import stoa.api.lottery.event.StockReturned;

class ReservationReplayTest {

    private static final RoundId ROUND = new RoundId(7);
    private static final GiftId MUG = new GiftId(8);
    private static final AccountId ALICE = new AccountId(3);
    private static final AccountId BOB = new AccountId(4);
    private static final ReservationId WON = new ReservationId(10);
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant PAY_BY = AT.plusSeconds(600);

    private final ReservationReplay replay = new ReservationReplay();

    private static PrizeDrawn draw() {
        return new PrizeDrawn(ROUND, 1, ALICE, MUG, Optional.of(WON), AT, "digest");
    }

    private static PrizeReserved reserved(AccountId by) {
        return new PrizeReserved(WON, ROUND, MUG, by, 1, AT, PAY_BY);
    }

    private static StockReturned returned() {
        return new StockReturned(ROUND, 2, MUG, WON, AT, "digest");
    }

    private static ReservationPaid paid(Instant at) {
        return new ReservationPaid(WON, ROUND, MUG, ALICE, at);
    }

    private static ReservationGivenUp givenUp(AccountId by, Instant at) {
        return new ReservationGivenUp(WON, ROUND, MUG, by, at);
    }

    @BeforeEach
    void win() {
        replay.drawn(1, draw());
        replay.take(2, reserved(ALICE));
        replay.settle();
    }

    @Test
    void what_was_won_is_paid_or_comes_back_in_one_append_whichever_half_is_told_first() {
        assertThatCode(() -> {
                    replay.returned(3, returned());
                    replay.take(4, givenUp(ALICE, AT));
                    replay.settle();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void a_win_without_a_reservation_is_found() {
        ReservationReplay other = new ReservationReplay();
        other.drawn(1, draw());

        assertThatThrownBy(other::settle).hasMessageContaining("a draw that won without a reservation");
    }

    @Test
    void a_reservation_that_nobody_drew_is_found() {
        ReservationReplay other = new ReservationReplay();
        other.take(1, reserved(ALICE));

        assertThatThrownBy(other::settle).hasMessageContaining("a reservation without a draw that won");
    }

    @Test
    void a_reservation_for_another_person_than_the_winner_is_found() {
        ReservationReplay other = new ReservationReplay();
        other.drawn(1, draw());

        assertThatThrownBy(() -> other.take(2, reserved(BOB))).hasMessageContaining("differ");
    }

    @Test
    void a_return_of_what_did_not_end_is_found() {
        replay.returned(3, returned());

        assertThatThrownBy(replay::settle).hasMessageContaining("a return without");
    }

    @Test
    void a_return_of_what_was_paid_is_found() {
        replay.take(3, paid(AT));
        replay.returned(4, returned());

        assertThatThrownBy(replay::settle).hasMessageContaining("a return without");
    }

    @Test
    void an_end_without_payment_that_returns_nothing_is_found() {
        replay.take(3, givenUp(ALICE, AT));

        assertThatThrownBy(replay::settle).hasMessageContaining("without a return");
    }

    @Test
    void a_second_end_is_found() {
        replay.take(3, paid(AT));

        assertThatThrownBy(() -> replay.take(4, givenUp(ALICE, AT)))
                .hasMessageContaining("ended before, at position 3");
    }

    @Test
    void an_end_at_the_wrong_time_or_by_somebody_else_is_found() {
        assertThatThrownBy(() -> replay.take(3, givenUp(BOB, AT))).hasMessageContaining("another prize or person");
        win(new ReservationId(11));
        assertThatThrownBy(() -> replay.take(6, new ReservationPaid(new ReservationId(11), ROUND, MUG, ALICE, PAY_BY)))
                .hasMessageContaining("paid too late");
        win(new ReservationId(12));
        assertThatThrownBy(() -> replay.take(
                        9, new ReservationExpired(new ReservationId(12), ROUND, MUG, ALICE, PAY_BY.minusMillis(1))))
                .hasMessageContaining("before its time");
    }

    private void win(ReservationId reservation) {
        replay.drawn(4, new PrizeDrawn(ROUND, 1, ALICE, MUG, Optional.of(reservation), AT, "digest"));
        replay.take(5, new PrizeReserved(reservation, ROUND, MUG, ALICE, 1, AT, PAY_BY));
    }
}
