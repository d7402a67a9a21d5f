package stoa.command.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.command.lottery.Lottery.OPERATOR;
import static stoa.command.lottery.Lottery.blank;
import static stoa.command.lottery.Lottery.offer;
import static stoa.command.lottery.Lottery.open;
import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.CurrentRound;
import stoa.api.lottery.DrawRule;
import stoa.api.lottery.LotteryError;
import stoa.api.lottery.Prize;
import stoa.api.lottery.RoundChain;
import stoa.api.lottery.command.AddStock;
import stoa.api.lottery.command.CloseRound;
import stoa.api.lottery.command.DrawPrize;
import stoa.api.lottery.command.Drawn;
import stoa.api.lottery.command.OpenRound;
import stoa.api.lottery.command.RotateSeed;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.PrizeReserved;
import stoa.api.lottery.event.RoundClosed;
import stoa.api.lottery.event.RoundMadeCurrent;
import stoa.api.lottery.event.RoundOpened;
import stoa.api.lottery.event.RoundRetired;
import stoa.api.lottery.event.SeedRotated;
import stoa.api.lottery.event.StockAdded;
import stoa.command.platform.Decisions;
import stoa.testkit.Decision;
import stoa.testkit.DecisionFixture;
import stoa.testkit.LotteryBooks;
import stoa.testkit.MemoryLedger;

class RoundsTest {

    private static final AccountId ADA = new AccountId(7);
    private static final RoundId ROUND = new RoundId(1001);
    private static final GiftId BOOK = new GiftId(1002);
    private static final ReservationId RESERVATION = new ReservationId(1003);
    private static final Drawn NOTHING = new Drawn(Optional.empty());

    private final MemoryLedger ledger = Decisions.ledger();
    private final KnownSeeds seeds = new KnownSeeds();
    private final DecisionFixture decisions = Lottery.node(ledger, seeds, Lottery.SEED_DRAWS);

    @AfterEach
    void stop() {
        decisions.close();
    }

    @Nested
    class Opening {

        @Test
        void writes_the_table_and_the_commitment_and_makes_the_round_current_in_one_append() {
            Prize book = Prize.of(BOOK, offer("book", 5));
            String digest = RoundChain.opened(ROUND, KnownSeeds.commitment(1), List.of(book));

            decisions
                    .when(open(offer("book", 5)))
                    .thenAnswers(ROUND)
                    .thenAppends(
                            in(
                                    "round:1001",
                                    new RoundOpened(
                                            ROUND,
                                            RoundChain.ALGORITHM,
                                            List.of(book),
                                            KnownSeeds.commitment(1),
                                            Optional.of(OPERATOR),
                                            NOW,
                                            digest)),
                            in(CurrentRound.STREAM, new RoundMadeCurrent(ROUND, NOW)));
        }

        @Test
        void is_refused_while_another_round_is_open() {
            decisions.when(open(offer("book", 5))).thenSucceeds();

            decisions.when(open(offer("cup", 5))).thenRefuses(LotteryError.ROUND_OPEN);
        }

        @Test
        void succeeds_after_the_one_before_was_closed() {
            decisions.when(open(offer("book", 5))).thenSucceeds();
            decisions.when(new CloseRound(ROUND, OPERATOR)).thenSucceeds();

            decisions.when(open(offer("cup", 5))).thenAnswers(new RoundId(1003));
        }

        @Test
        void of_its_own_accord_happens_only_where_there_never_was_a_round() {
            OpenRound first = new OpenRound(Optional.empty(), List.of(offer("book", 5)));
            decisions.when(first).thenSucceeds();
            decisions.when(new CloseRound(ROUND, OPERATOR)).thenSucceeds();

            decisions.when(first).thenRefuses(LotteryError.ROUND_OPEN);
        }
    }

    @Nested
    class Drawing {

        @Test
        void reserves_what_it_won_in_the_same_append() {
            decisions.when(open(offer("book", 5))).thenSucceeds();
            String before = RoundChain.opened(ROUND, KnownSeeds.commitment(1), List.of(prize(5)));
            DrawRule.Draw draw = new DrawRule.Draw(ROUND, 1, ADA, before);
            String digest = RoundChain.drawn(draw, BOOK, Optional.of(RESERVATION), KnownSeeds.commitment(1));

            decisions
                    .when(new DrawPrize(ADA))
                    .thenAnswers(new Drawn(Optional.of(new Drawn.Hit(
                            ROUND, 1, prize(5), Optional.of(new Drawn.Won(RESERVATION, NOW.plus(Lottery.WINDOW)))))))
                    .thenAppends(
                            in(
                                    "round:1001",
                                    new PrizeDrawn(ROUND, 1, ADA, BOOK, Optional.of(RESERVATION), NOW, digest)),
                            in(
                                    "reservation:1003",
                                    new PrizeReserved(
                                            RESERVATION, ROUND, BOOK, ADA, 1, NOW, NOW.plus(Lottery.WINDOW))));
        }

        @Test
        void of_the_row_without_value_consumes_a_piece_and_reserves_nothing() {
            decisions.when(open(blank(1))).thenSucceeds();

            Decision decision = decisions.when(new DrawPrize(ADA)).thenSucceeds();

            assertThat(hit(decision).orElseThrow().won()).isEmpty();
            assertThat(ledger.streams()).containsExactlyInAnyOrder("round:1001", CurrentRound.STREAM);
            decisions.when(new DrawPrize(ADA)).thenAnswers(NOTHING).thenAppendsNothing();
        }

        @Test
        void gets_nothing_and_writes_nothing_where_no_round_is_open() {
            decisions.when(new DrawPrize(ADA)).thenAnswers(NOTHING).thenAppendsNothing();
        }

        @Test
        void gets_nothing_and_takes_no_number_when_nothing_remains() {
            decisions.when(open(offer("book", 1))).thenSucceeds();
            decisions.when(new DrawPrize(ADA)).thenSucceeds();
            decisions.when(new DrawPrize(ADA)).thenAnswers(NOTHING).thenAppendsNothing();

            decisions.when(new AddStock(ROUND, BOOK, 1, OPERATOR)).thenSucceeds();

            assertThat(hit(decisions.when(new DrawPrize(ADA))).orElseThrow().entry())
                    .isEqualTo(3);
        }

        @Test
        void gets_nothing_after_the_closing() {
            decisions.when(open(offer("book", 1))).thenSucceeds();
            decisions.when(new CloseRound(ROUND, OPERATOR)).thenSucceeds();

            decisions.when(new DrawPrize(ADA)).thenAnswers(NOTHING).thenAppendsNothing();
        }

        @Test
        void finds_a_round_that_another_node_has_opened_and_closed_meanwhile() {
            DecisionFixture elsewhere = Lottery.node(ledger, seeds, Lottery.SEED_DRAWS);
            decisions.when(open(offer("book", 5))).thenSucceeds();
            decisions.when(new DrawPrize(ADA)).thenSucceeds();
            elsewhere.when(new CloseRound(ROUND, OPERATOR)).thenSucceeds();

            decisions.when(new DrawPrize(ADA)).thenAnswers(NOTHING);
            elsewhere.when(open(offer("cup", 5))).thenSucceeds();

            assertThat(hit(decisions.when(new DrawPrize(ADA))).orElseThrow().round())
                    .isNotEqualTo(ROUND);
        }

        @Test
        void follows_from_seed_number_and_digest_by_the_published_rule() {
            decisions.when(open(offer("book", 50), offer("cup", 30), blank(20))).thenSucceeds();

            for (int i = 0; i < 100; i++) {
                assertThat(hit(decisions.when(new DrawPrize(new AccountId(7 + i % 3)))))
                        .isPresent();
            }

            LotteryBooks books = LotteryBooks.of(ledger.appends().stream(), seeds::find);
            assertThat(books.draws()).isEqualTo(100);
            assertThat(books.rotations()).isEqualTo(33);
        }
    }

    @Nested
    class A_seed {

        @Test
        void is_revealed_before_the_first_draw_after_it_has_served_for_its_number() {
            drawn(Lottery.SEED_DRAWS);

            Decision decision = decisions.when(new DrawPrize(ADA)).thenSucceeds();

            assertThat(ledger.appends().getLast().byStream().get("round:1001"))
                    .first()
                    .isInstanceOfSatisfying(SeedRotated.class, rotated -> {
                        assertThat(rotated.revealed()).isEqualTo(HexFormat.of().formatHex(KnownSeeds.seed(1)));
                        assertThat(rotated.nextCommitment()).isEqualTo(KnownSeeds.commitment(2));
                    });
            assertThat(hit(decision)).isPresent();
        }

        @Test
        void is_revealed_at_its_age_if_something_was_drawn_with_it() {
            drawn(1);
            SeedRotated expected = rotatedAfterOneDraw();

            later(Lottery.SEED_AGE).when(new RotateSeed(ROUND)).thenAppends(in("round:1001", expected));
        }

        @Test
        void that_is_young_is_not_revealed() {
            drawn(1);

            later(Lottery.SEED_AGE.minusMillis(1))
                    .when(new RotateSeed(ROUND))
                    .thenRefuses(LotteryError.SEED_STILL_IN_USE);
        }

        @Test
        void that_nothing_was_drawn_with_is_not_revealed() {
            drawn(0);

            later(Lottery.SEED_AGE).when(new RotateSeed(ROUND)).thenRefuses(LotteryError.SEED_STILL_IN_USE);
        }

        @Test
        void of_a_closed_round_is_revealed_already() {
            drawn(1);
            decisions.when(new CloseRound(ROUND, OPERATOR)).thenSucceeds();

            later(Lottery.SEED_AGE).when(new RotateSeed(ROUND)).thenRefuses(LotteryError.ROUND_CLOSED);
        }

        private SeedRotated rotatedAfterOneDraw() {
            PrizeDrawn draw = (PrizeDrawn)
                    ledger.appends().getLast().byStream().get("round:1001").getFirst();
            String revealed = HexFormat.of().formatHex(KnownSeeds.seed(1));
            return new SeedRotated(
                    ROUND,
                    revealed,
                    KnownSeeds.commitment(2),
                    NOW.plus(Lottery.SEED_AGE),
                    RoundChain.rotated(draw.digest(), revealed, KnownSeeds.commitment(2)));
        }
    }

    @Nested
    class Adding_stock {

        @Test
        void is_an_entry_with_the_operators_name() {
            decisions.when(open(offer("book", 5))).thenSucceeds();
            String before = RoundChain.opened(ROUND, KnownSeeds.commitment(1), List.of(prize(5)));

            decisions
                    .when(new AddStock(ROUND, BOOK, 10, OPERATOR))
                    .thenAppends(in(
                            "round:1001",
                            new StockAdded(
                                    ROUND,
                                    1,
                                    BOOK,
                                    10,
                                    OPERATOR,
                                    NOW,
                                    RoundChain.added(before, 1, BOOK, 10, OPERATOR))));
        }

        @Test
        void of_an_unknown_prize_is_refused() {
            decisions.when(open(offer("book", 5))).thenSucceeds();

            decisions.when(new AddStock(ROUND, new GiftId(9), 10, OPERATOR)).thenRefuses(LotteryError.PRIZE_NOT_FOUND);
        }

        @Test
        void to_an_unknown_or_a_closed_round_is_refused() {
            decisions.when(new AddStock(ROUND, BOOK, 10, OPERATOR)).thenRefuses(LotteryError.ROUND_NOT_FOUND);
            decisions.when(open(offer("book", 5))).thenSucceeds();
            decisions.when(new CloseRound(ROUND, OPERATOR)).thenSucceeds();

            decisions.when(new AddStock(ROUND, BOOK, 10, OPERATOR)).thenRefuses(LotteryError.ROUND_CLOSED);
        }
    }

    @Nested
    class Closing {

        @Test
        void reveals_the_last_seed_and_retires_the_round_in_one_append() {
            decisions.when(open(offer("book", 5))).thenSucceeds();
            String before = RoundChain.opened(ROUND, KnownSeeds.commitment(1), List.of(prize(5)));
            String revealed = HexFormat.of().formatHex(KnownSeeds.seed(1));

            decisions
                    .when(new CloseRound(ROUND, OPERATOR))
                    .thenAppends(
                            in(
                                    "round:1001",
                                    new RoundClosed(
                                            ROUND, revealed, OPERATOR, NOW, RoundChain.closed(before, revealed))),
                            in(CurrentRound.STREAM, new RoundRetired(ROUND, NOW)));
        }

        @Test
        void of_an_unknown_round_is_refused_and_so_is_a_second_one() {
            decisions.when(new CloseRound(ROUND, OPERATOR)).thenRefuses(LotteryError.ROUND_NOT_FOUND);
            decisions.when(open(offer("book", 5))).thenSucceeds();
            decisions.when(new CloseRound(ROUND, OPERATOR)).thenSucceeds();

            decisions.when(new CloseRound(ROUND, OPERATOR)).thenRefuses(LotteryError.ROUND_CLOSED);
        }
    }

    private static Prize prize(long stock) {
        return Prize.of(BOOK, offer("book", stock));
    }

    private void drawn(int draws) {
        decisions.when(open(offer("book", 50))).thenSucceeds();
        for (int i = 0; i < draws; i++) {
            decisions.when(new DrawPrize(ADA)).thenSucceeds();
        }
    }

    private DecisionFixture later(Duration by) {
        return Lottery.node(ledger, seeds, Lottery.SEED_DRAWS)
                .with(Clock.class, Clock.fixed(NOW.plus(by), ZoneOffset.UTC));
    }

    private static Optional<Drawn.Hit> hit(Decision decision) {
        return ((Drawn) decision.thenSucceeds().result().getPayload()).hit();
    }
}
