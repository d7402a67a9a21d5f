package stoa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.ReservationId;
import stoa.api.lottery.DrawRule;
import stoa.api.lottery.Prize;
import stoa.api.lottery.RoundChain;
import stoa.api.lottery.Stock;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.PrizeReserved;
import stoa.api.lottery.event.RoundClosed;
import stoa.api.lottery.event.RoundEvent;
import stoa.api.lottery.event.RoundOpened;
import stoa.api.lottery.event.SeedRotated;
import stoa.api.lottery.event.StockAdded;
import stoa.api.lottery.event.StockReturned;

/** One round's events, each checked against the chain, and each draw against its seed as soon as that is known. */
public final class RoundBook {

    private final List<Prize> prizes;
    private final Map<ReservationId, PrizeDrawn> unreserved = new HashMap<>();
    private final Map<GiftId, Long> added = new HashMap<>();
    private final Map<GiftId, Long> consumed = new HashMap<>();
    private final List<Secret> secret = new ArrayList<>();
    private Stock stock;
    private String digest;
    private String commitment;
    private long entries;
    private long draws;
    private long rotations;
    private boolean open = true;

    /** A draw that can be recomputed once its seed is revealed. */
    private record Secret(DrawRule.Draw draw, Stock before, GiftId gift) {}

    RoundBook(RoundOpened event) {
        assertThat(event.algorithm()).isEqualTo(RoundChain.ALGORITHM);
        prizes = event.prizes();
        stock = Stock.of(prizes);
        commitment = event.commitment();
        follow(event, RoundChain.opened(event.round(), commitment, prizes));
    }

    void apply(RoundEvent event) {
        switch (event) {
            case PrizeDrawn e -> drawn(e);
            case StockReturned e -> returned(e);
            case StockAdded e -> added(e);
            case SeedRotated e -> rotated(e);
            case RoundClosed e -> closed(e);
            case RoundOpened e -> throw new AssertionError("opened twice: " + e);
        }
    }

    private void drawn(PrizeDrawn event) {
        assertThat(open).isTrue();
        next(event.entry());
        draws++;
        DrawRule.Draw draw = new DrawRule.Draw(event.round(), entries, event.by(), digest);
        secret.add(new Secret(draw, stock, event.gift()));
        stock = stock.with(event.gift(), -1);
        boolean blank = prizes.stream()
                .filter(prize -> prize.gift().equals(event.gift()))
                .allMatch(Prize::blank);
        assertThat(event.reservation().isEmpty()).isEqualTo(blank);
        event.reservation().ifPresent(id -> unreserved.put(id, event));
        if (blank) {
            consumed.merge(event.gift(), 1L, Long::sum);
        }
        follow(event, RoundChain.drawn(draw, event.gift(), event.reservation(), commitment));
    }

    private void returned(StockReturned event) {
        next(event.entry());
        stock = stock.with(event.gift(), 1);
        follow(event, RoundChain.returned(digest, event.entry(), event.gift(), event.reservation()));
    }

    private void added(StockAdded event) {
        next(event.entry());
        stock = stock.with(event.gift(), event.pieces());
        added.merge(event.gift(), event.pieces(), Long::sum);
        follow(event, RoundChain.added(digest, event.entry(), event.gift(), event.pieces(), event.addedBy()));
    }

    private void rotated(SeedRotated event) {
        reveal(event.revealed());
        commitment = event.nextCommitment();
        rotations++;
        follow(event, RoundChain.rotated(digest, event.revealed(), commitment));
    }

    private void closed(RoundClosed event) {
        reveal(event.revealed());
        open = false;
        follow(event, RoundChain.closed(digest, event.revealed()));
    }

    private void next(long entry) {
        assertThat(entry).as("without a gap").isEqualTo(entries + 1);
        entries = entry;
    }

    private void follow(RoundEvent event, String expected) {
        assertThat(event.digest()).as("digest of %s", event).isEqualTo(expected);
        digest = expected;
    }

    private void reveal(String seed) {
        byte[] revealed = HexFormat.of().parseHex(seed);
        assertThat(RoundChain.commitmentTo(revealed)).isEqualTo(commitment);
        recompute(revealed);
    }

    private void recompute(byte[] seed) {
        secret.forEach(it -> assertThat(it.before()
                        .at(DrawRule.piece(seed, it.draw(), it.before().total())))
                .as("entry %d", it.draw().entry())
                .isEqualTo(it.gift()));
        secret.clear();
    }

    /** Those under the seed that is in use, which only the vault knows. */
    void checkSecretDraws(Function<String, Optional<byte[]>> seeds) {
        recompute(seeds.apply(commitment).orElseThrow());
    }

    /** Whether a reservation is of a draw that has none yet. */
    boolean takeWon(PrizeReserved won) {
        PrizeDrawn drawn = unreserved.remove(won.reservation());
        return drawn != null
                && drawn.gift().equals(won.gift())
                && drawn.by().equals(won.by())
                && drawn.entry() == won.entry();
    }

    Map<ReservationId, PrizeDrawn> unreserved() {
        return unreserved;
    }

    public List<Prize> prizes() {
        return prizes;
    }

    public boolean isOpen() {
        return open;
    }

    public long remaining(GiftId gift) {
        return stock.rows().stream()
                .filter(row -> row.gift().equals(gift))
                .mapToLong(Stock.Row::remaining)
                .sum();
    }

    public long added(GiftId gift) {
        return added.getOrDefault(gift, 0L);
    }

    public long consumed(GiftId gift) {
        return consumed.getOrDefault(gift, 0L);
    }

    public long draws() {
        return draws;
    }

    public long rotations() {
        return rotations;
    }
}
