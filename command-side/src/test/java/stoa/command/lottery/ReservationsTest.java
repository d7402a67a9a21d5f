package stoa.command.lottery;

import static stoa.command.lottery.Lottery.OPERATOR;
import static stoa.command.lottery.Lottery.offer;
import static stoa.command.lottery.Lottery.open;
import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.LotteryError;
import stoa.api.lottery.RoundChain;
import stoa.api.lottery.command.CloseRound;
import stoa.api.lottery.command.DrawPrize;
import stoa.api.lottery.command.ExpireReservation;
import stoa.api.lottery.command.GiveUpReservation;
import stoa.api.lottery.command.PayReservation;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.ReservationExpired;
import stoa.api.lottery.event.ReservationGivenUp;
import stoa.api.lottery.event.ReservationPaid;
import stoa.api.lottery.event.RoundEvent;
import stoa.api.lottery.event.StockReturned;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;
import stoa.testkit.MemoryLedger;

class ReservationsTest {

    private static final AccountId ADA = new AccountId(7);
    private static final AccountId BOB = new AccountId(8);
    private static final RoundId ROUND = new RoundId(1001);
    private static final GiftId BOOK = new GiftId(1002);
    private static final ReservationId WON = new ReservationId(1003);
    private static final Duration IN_TIME = Lottery.WINDOW.minusMillis(1);

    private final MemoryLedger ledger = Decisions.ledger();
    private final KnownSeeds seeds = new KnownSeeds();
    private final DecisionFixture decisions = Lottery.node(ledger, seeds, Lottery.SEED_DRAWS);
    private String digest;

    @BeforeEach
    void adaHasWon() {
        decisions.when(open(offer("book", 5))).thenSucceeds();
        decisions.when(new DrawPrize(ADA)).thenSucceeds();
        digest = ((PrizeDrawn)
                        ledger.appends().getLast().byStream().get("round:1001").getFirst())
                .digest();
    }

    @AfterEach
    void stop() {
        decisions.close();
    }

    @Nested
    class Paying {

        @Test
        void in_time_touches_the_reservation_alone() {
            after(IN_TIME)
                    .when(new PayReservation(WON, ADA))
                    .thenAppends(in("reservation:1003", new ReservationPaid(WON, ROUND, BOOK, ADA, NOW.plus(IN_TIME))));
        }

        @Test
        void too_late_is_refused_whether_or_not_somebody_has_noticed() {
            after(Lottery.WINDOW).when(new PayReservation(WON, ADA)).thenRefuses(LotteryError.RESERVATION_NOT_FOUND);
        }

        @Test
        void twice_or_for_somebody_else_or_for_nothing_is_refused() {
            decisions.when(new PayReservation(WON, BOB)).thenRefuses(LotteryError.RESERVATION_NOT_FOUND);
            decisions
                    .when(new PayReservation(new ReservationId(9), ADA))
                    .thenRefuses(LotteryError.RESERVATION_NOT_FOUND);
            decisions.when(new PayReservation(WON, ADA)).thenSucceeds();

            decisions.when(new PayReservation(WON, ADA)).thenRefuses(LotteryError.RESERVATION_NOT_FOUND);
        }

        @Test
        void is_possible_after_the_round_was_closed() {
            decisions.when(new CloseRound(ROUND, OPERATOR)).thenSucceeds();

            decisions.when(new PayReservation(WON, ADA)).thenSucceeds();
        }
    }

    @Nested
    class Giving_up {

        @Test
        void returns_the_piece_in_the_same_append() {
            decisions
                    .when(new GiveUpReservation(WON, ADA))
                    .thenAppends(
                            in("reservation:1003", new ReservationGivenUp(WON, ROUND, BOOK, ADA, NOW)),
                            in("round:1001", returnedAt(NOW)));
        }

        @Test
        void twice_or_for_somebody_else_or_too_late_is_refused() {
            decisions.when(new GiveUpReservation(WON, BOB)).thenRefuses(LotteryError.RESERVATION_NOT_FOUND);
            after(Lottery.WINDOW).when(new GiveUpReservation(WON, ADA)).thenRefuses(LotteryError.RESERVATION_NOT_FOUND);
            decisions.when(new GiveUpReservation(WON, ADA)).thenSucceeds();

            decisions.when(new GiveUpReservation(WON, ADA)).thenRefuses(LotteryError.RESERVATION_NOT_FOUND);
            decisions.when(new PayReservation(WON, ADA)).thenRefuses(LotteryError.RESERVATION_NOT_FOUND);
        }

        @Test
        void returns_the_piece_also_to_a_round_that_is_closed() {
            decisions.when(new CloseRound(ROUND, OPERATOR)).thenSucceeds();
            digest = ((RoundEvent) ledger.appends()
                            .getLast()
                            .byStream()
                            .get("round:1001")
                            .getFirst())
                    .digest();

            decisions
                    .when(new GiveUpReservation(WON, ADA))
                    .thenAppends(
                            in("reservation:1003", new ReservationGivenUp(WON, ROUND, BOOK, ADA, NOW)),
                            in("round:1001", returnedAt(NOW)));
        }
    }

    @Nested
    class Expiring {

        @Test
        void at_the_deadline_returns_the_piece_in_the_same_append() {
            Instant deadline = NOW.plus(Lottery.WINDOW);

            after(Lottery.WINDOW)
                    .when(new ExpireReservation(WON))
                    .thenAnswers(true)
                    .thenAppends(
                            in("reservation:1003", new ReservationExpired(WON, ROUND, BOOK, ADA, deadline)),
                            in("round:1001", returnedAt(deadline)));
        }

        @Test
        void before_the_deadline_does_nothing_and_says_so() {
            after(IN_TIME).when(new ExpireReservation(WON)).thenAnswers(false).thenAppendsNothing();
        }

        @Test
        void what_has_ended_does_nothing() {
            decisions.when(new PayReservation(WON, ADA)).thenSucceeds();

            after(Lottery.WINDOW)
                    .when(new ExpireReservation(WON))
                    .thenAnswers(true)
                    .thenAppendsNothing();
        }
    }

    private StockReturned returnedAt(Instant time) {
        return new StockReturned(ROUND, 2, BOOK, WON, time, RoundChain.returned(digest, 2, BOOK, WON));
    }

    private DecisionFixture after(Duration time) {
        return Lottery.node(ledger, seeds, Lottery.SEED_DRAWS)
                .with(Clock.class, Clock.fixed(NOW.plus(time), ZoneOffset.UTC));
    }
}
