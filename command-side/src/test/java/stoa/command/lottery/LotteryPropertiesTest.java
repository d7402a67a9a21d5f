package stoa.command.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.command.lottery.Lottery.OPERATOR;
import static stoa.command.lottery.Lottery.blank;
import static stoa.command.lottery.Lottery.offer;
import static stoa.command.lottery.Lottery.open;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.command.AddStock;
import stoa.api.lottery.command.CloseRound;
import stoa.api.lottery.command.DrawPrize;
import stoa.api.lottery.command.Drawn;
import stoa.api.lottery.command.ExpireReservation;
import stoa.api.lottery.command.GiveUpReservation;
import stoa.api.lottery.command.PayReservation;
import stoa.api.lottery.command.RotateSeed;
import stoa.command.platform.Decisions;
import stoa.testkit.CountedIds;
import stoa.testkit.Decision;
import stoa.testkit.DecisionFixture;
import stoa.testkit.LotteryBooks;
import stoa.testkit.MemoryLedger;

/**
 * What holds after any commands, sensible or not, on whichever of two nodes each arrives, neither of which hears of the
 * other but by conflict, while time goes on: see {@link LotteryBooks}.
 */
class LotteryPropertiesTest {

    private static final int STEPS = 2_000;
    private static final int PEOPLE = 4;
    private static final int SEED_DRAWS = 25;

    private final MemoryLedger ledger = Decisions.ledger();
    private final KnownSeeds seeds = new KnownSeeds();
    private final CountedIds ids = new CountedIds();
    private Instant now = DecisionFixture.NOW;
    private final List<DecisionFixture> nodes = List.of(node(), node());
    private final List<RoundId> rounds = new ArrayList<>(List.of(new RoundId(5)));
    private final List<GiftId> gifts = new ArrayList<>(List.of(new GiftId(7)));
    private final List<ReservationId> won = new ArrayList<>(List.of(new ReservationId(6)));

    @AfterEach
    void stop() {
        nodes.forEach(DecisionFixture::close);
    }

    static LongStream seeds() {
        long fresh = Long.getLong("stoa.seed", System.nanoTime());
        return LongStream.of(1, 2, 3, fresh);
    }

    @ParameterizedTest(name = "seed {0} (-Dstoa.seed={0} repeats it)")
    @MethodSource("seeds")
    void every_piece_is_somewhere_and_every_draw_can_be_recomputed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int step = 0; step < STEPS; step++) {
            now = now.plus(Duration.ofSeconds(random.nextInt(20)));
            remember(nodes.get(random.nextInt(2)).when(command(random)));
        }

        LotteryBooks books = LotteryBooks.of(ledger.appends().stream(), seeds::find);
        assertThat(books.rounds()).as("rounds").isGreaterThan(1);
        assertThat(books.draws()).as("draws").isGreaterThan(100);
        assertThat(books.rotations()).as("rotations").isPositive();
        assertThat(books.paid()).as("paid").isPositive();
        assertThat(books.givenUp()).as("given up").isPositive();
        assertThat(books.expired()).as("expired").isPositive();
    }

    private Object command(SplittableRandom random) {
        AccountId by = new AccountId(7 + random.nextInt(PEOPLE));
        return switch (random.nextInt(200)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 ->
                open(offer("book", random.nextInt(60)), offer("cup", random.nextInt(20)), blank(random.nextInt(60)));
            case 8, 9 -> new CloseRound(one(rounds, random), OPERATOR);
            case 10, 11, 12, 13, 14, 15, 16, 17 ->
                new AddStock(one(rounds, random), one(gifts, random), 1 + random.nextInt(20), OPERATOR);
            case 18, 19, 20 -> new RotateSeed(one(rounds, random));
            default ->
                switch (random.nextInt(8)) {
                    case 0 -> new PayReservation(one(won, random), by);
                    case 1, 2 -> new GiveUpReservation(one(won, random), by);
                    case 3 -> new ExpireReservation(one(won, random));
                    default -> new DrawPrize(by);
                };
        };
    }

    /** One of the last few as a rule: what is older has mostly ended long ago. */
    private static <T> T one(List<T> all, SplittableRandom random) {
        int recent = Math.min(all.size(), random.nextInt(10) == 0 ? all.size() : 1 + random.nextInt(12));
        return all.get(all.size() - 1 - random.nextInt(recent));
    }

    private void remember(Decision decision) {
        if (decision.result().isExceptional()) {
            return;
        }
        switch (decision.result().getPayload()) {
            case RoundId round -> rounds.add(round);
            case Drawn(Optional<Drawn.Hit> hit) -> {
                hit.ifPresent(it -> gifts.add(it.prize().gift()));
                hit.flatMap(Drawn.Hit::won).ifPresent(reserved -> won.add(reserved.reservation()));
            }
            case null, default -> {}
        }
    }

    private DecisionFixture node() {
        InstantSource time = () -> now;
        return Lottery.node(ledger, seeds, SEED_DRAWS)
                .with(PublicIds.class, ids)
                .with(Clock.class, time.withZone(ZoneOffset.UTC));
    }
}
