package stoa.server.audit.lottery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.DrawRule;
import stoa.api.lottery.Prize;
import stoa.api.lottery.PrizeOffer;
import stoa.api.lottery.RoundChain;
import stoa.api.lottery.Stock;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.PrizeReserved;
import stoa.api.lottery.event.ReservationExpired;
import stoa.api.lottery.event.ReservationGivenUp;
import stoa.api.lottery.event.ReservationPaid;
import stoa.api.lottery.event.RoundClosed;
import stoa.api.lottery.event.RoundEvent;
import stoa.api.lottery.event.RoundMadeCurrent;
import stoa.api.lottery.event.RoundOpened;
import stoa.api.lottery.event.RoundRetired;
import stoa.api.lottery.event.SeedRotated;
import stoa.api.lottery.event.StockAdded;
import stoa.api.lottery.event.StockReturned;
import stoa.api.post.event.PostDeleted;

/**
 * Honest lotteries, from a number: some rounds one after another, with draws, returns, payments, additions, rotated
 * seeds, and other people's events between. The last round is left open, with draws whose seed nobody knows yet.
 */
final class GeneratedLottery {

    /** What an append says, at its place in a stream. */
    record Told(String stream, Object event) {}

    private static final AccountId OPERATOR = new AccountId(1);
    private static final Duration TO_PAY = Duration.ofMinutes(10);

    private final SplittableRandom random;
    private final List<Told> told = new ArrayList<>();
    private final Map<ReservationId, PrizeReserved> held = new LinkedHashMap<>();
    private Instant now = Instant.parse("2026-11-21T12:00:00.123456Z");
    private long lastId = 1_508_976_640_000_000L;
    private RoundId round = new RoundId(1);
    private Stock stock = new Stock(List.of());
    private Map<GiftId, Prize> prizes = Map.of();
    private byte[] seed = new byte[DrawRule.SEED_BYTES];
    private String digest = "";
    private long entry;

    private GeneratedLottery(long number) {
        random = new SplittableRandom(number);
    }

    /** Rounds with so many steps each. */
    static List<Told> of(long number, int rounds, int steps) {
        GeneratedLottery lottery = new GeneratedLottery(number);
        for (int i = 1; i <= rounds; i++) {
            lottery.open();
            IntStream.range(0, steps).forEach(step -> lottery.step());
            if (i < rounds) {
                lottery.close();
            }
        }
        lottery.add();
        lottery.draw();
        return lottery.told;
    }

    private void open() {
        round = new RoundId(id());
        entry = 0;
        int rows = random.nextInt(2, 7);
        List<Prize> table = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            boolean blank = i == rows - 1;
            String name = blank ? PrizeOffer.BLANK_NAME : "Prize \"" + i + "\" \n ß€😀";
            long price = blank ? 0 : random.nextInt(1_000);
            table.add(
                    new Prize(new GiftId(id()), name, "", "", price, random.nextInt(0, 12) + (blank ? 20 : 0), blank));
        }
        prizes = new LinkedHashMap<>();
        table.forEach(prize -> prizes.put(prize.gift(), prize));
        stock = Stock.of(table);
        String commitment = freshSeed();
        digest = RoundChain.opened(round, commitment, table);
        tell(new RoundOpened(round, RoundChain.ALGORITHM, table, commitment, Optional.of(OPERATOR), now, digest));
        told.add(new Told("current-round", new RoundMadeCurrent(round, now)));
    }

    private void step() {
        now = now.plusMillis(random.nextInt(1, 20_000));
        int dice = random.nextInt(100);
        if (dice < 62) {
            draw();
        } else if (dice < 80) {
            end(random.nextBoolean());
        } else if (dice < 86) {
            add();
        } else if (dice < 91) {
            rotate();
        } else {
            PostId post = new PostId(id());
            told.add(new Told("post:" + post, new PostDeleted(post, OPERATOR, List.of(), now)));
        }
    }

    private void draw() {
        if (stock.total() == 0) {
            return;
        }
        AccountId by = new AccountId(1 + random.nextInt(1, 30));
        DrawRule.Draw draw = new DrawRule.Draw(round, ++entry, by, digest);
        GiftId gift = stock.at(DrawRule.piece(seed, draw, stock.total()));
        stock = stock.with(gift, -1);
        Optional<ReservationId> won =
                prizes.get(gift).blank() ? Optional.empty() : Optional.of(new ReservationId(id()));
        digest = RoundChain.drawn(draw, gift, won, RoundChain.commitmentTo(seed));
        tell(new PrizeDrawn(round, entry, by, gift, won, now, digest));
        won.ifPresent(reservation -> {
            PrizeReserved reserved = new PrizeReserved(reservation, round, gift, by, entry, now, now.plus(TO_PAY));
            held.put(reservation, reserved);
            told.add(new Told(reservation.stream(), reserved));
        });
    }

    /** The oldest reservation is paid, or comes back. */
    private void end(boolean paid) {
        if (held.isEmpty()) {
            return;
        }
        PrizeReserved it = held.remove(held.keySet().iterator().next());
        String stream = it.reservation().stream();
        if (!now.isBefore(it.payBy())) {
            giveBack(it);
            told.add(new Told(stream, new ReservationExpired(it.reservation(), it.round(), it.gift(), it.by(), now)));
        } else if (paid) {
            told.add(new Told(stream, new ReservationPaid(it.reservation(), it.round(), it.gift(), it.by(), now)));
        } else {
            told.add(new Told(stream, new ReservationGivenUp(it.reservation(), it.round(), it.gift(), it.by(), now)));
            giveBack(it);
        }
    }

    /** Only into the round of this moment: those before have been settled when they closed. */
    private void giveBack(PrizeReserved it) {
        digest = RoundChain.returned(digest, ++entry, it.gift(), it.reservation());
        stock = stock.with(it.gift(), 1);
        tell(new StockReturned(round, entry, it.gift(), it.reservation(), now, digest));
    }

    private void add() {
        GiftId gift = stock.rows().get(random.nextInt(stock.rows().size())).gift();
        long pieces = random.nextInt(1, 9);
        digest = RoundChain.added(digest, ++entry, gift, pieces, OPERATOR);
        stock = stock.with(gift, pieces);
        tell(new StockAdded(round, entry, gift, pieces, OPERATOR, now, digest));
    }

    private void rotate() {
        String revealed = HexFormat.of().formatHex(seed);
        String next = freshSeed();
        digest = RoundChain.rotated(digest, revealed, next);
        tell(new SeedRotated(round, revealed, next, now, digest));
    }

    private void close() {
        String revealed = HexFormat.of().formatHex(seed);
        digest = RoundChain.closed(digest, revealed);
        tell(new RoundClosed(round, revealed, OPERATOR, now, digest));
        told.add(new Told("current-round", new RoundRetired(round, now)));
        while (!held.isEmpty()) {
            end(random.nextBoolean());
        }
    }

    private String freshSeed() {
        seed = new byte[DrawRule.SEED_BYTES];
        random.nextBytes(seed);
        return RoundChain.commitmentTo(seed);
    }

    private long id() {
        lastId += random.nextInt(1, 5_000);
        return lastId;
    }

    private void tell(RoundEvent event) {
        told.add(new Told(round.stream(), event));
    }
}
