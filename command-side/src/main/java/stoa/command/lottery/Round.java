package stoa.command.lottery;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.DrawRule;
import stoa.api.lottery.LotteryError;
import stoa.api.lottery.Prize;
import stoa.api.lottery.RoundChain;
import stoa.api.lottery.Stock;
import stoa.api.lottery.command.AddStock;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.RoundClosed;
import stoa.api.lottery.event.RoundOpened;
import stoa.api.lottery.event.SeedRotated;
import stoa.api.lottery.event.StockAdded;
import stoa.api.lottery.event.StockReturned;

/**
 * Protects that nothing is drawn that is not there, that each change of the stock is an entry with the next number, and
 * that every draw follows from the seed committed to before it. Holds nothing that grows with the draws.
 */
@Revision("1")
class Round {

    private RoundId id;
    private List<Prize> prizes;
    private Stock stock;
    private long entries;
    private String digest;
    private String commitment;
    private Instant committedAt;
    private long drawsOfSeed;
    private boolean closed;

    @AggregateIdentifier
    String stream() {
        return id == null ? null : id.stream();
    }

    static Round opened(RoundId id, List<Prize> prizes, String commitment, Optional<AccountId> by, Instant now) {
        Round round = new Round();
        String digest = RoundChain.opened(id, commitment, prizes);
        apply(new RoundOpened(id, RoundChain.ALGORITHM, prizes, commitment, by, now, digest));
        return round;
    }

    /** Whether something can be drawn. */
    boolean hasPieces() {
        return id != null && !closed && stock.total() > 0;
    }

    /** What the next draws are committed to. */
    String commitment() {
        return commitment;
    }

    boolean seedHasServed(LotterySettings settings, Instant now) {
        return settings.served(drawsOfSeed, committedAt, now);
    }

    PrizeDrawn draw(AccountId by, byte[] seed, PublicIds ids, Instant now) {
        DrawRule.Draw draw = new DrawRule.Draw(id, entries + 1, by, digest);
        GiftId gift = stock.at(DrawRule.piece(seed, draw, stock.total()));
        Optional<ReservationId> reservation =
                prize(gift).blank() ? Optional.empty() : Optional.of(new ReservationId(ids.next()));
        String after = RoundChain.drawn(draw, gift, reservation, commitment);
        PrizeDrawn drawn = new PrizeDrawn(id, draw.entry(), by, gift, reservation, now, after);
        apply(drawn);
        return drawn;
    }

    Prize prize(GiftId gift) {
        return prizes.stream()
                .filter(prize -> prize.gift().equals(gift))
                .findFirst()
                .orElseThrow();
    }

    /** Also after the closing: a reservation outlives the draws. */
    void takeBack(Reservation.Piece piece, Instant now) {
        String after = RoundChain.returned(digest, entries + 1, piece.gift(), piece.reservation());
        apply(new StockReturned(id, entries + 1, piece.gift(), piece.reservation(), now, after));
    }

    void add(AddStock command, Instant now) {
        requireOpen(command.round());
        if (!stock.has(command.gift())) {
            throw new Rejection(LotteryError.PRIZE_NOT_FOUND, "round " + id + " has no prize " + command.gift());
        }
        String after = RoundChain.added(digest, entries + 1, command.gift(), command.pieces(), command.by());
        apply(new StockAdded(id, entries + 1, command.gift(), command.pieces(), command.by(), now, after));
    }

    void rotate(byte[] revealed, String nextCommitment, Instant now) {
        String seed = HexFormat.of().formatHex(revealed);
        apply(new SeedRotated(id, seed, nextCommitment, now, RoundChain.rotated(digest, seed, nextCommitment)));
    }

    void close(byte[] revealed, AccountId by, Instant now) {
        String seed = HexFormat.of().formatHex(revealed);
        apply(new RoundClosed(id, seed, by, now, RoundChain.closed(digest, seed)));
    }

    void requireOpen(RoundId asked) {
        if (id == null) {
            throw new Rejection(LotteryError.ROUND_NOT_FOUND, "round " + asked);
        }
        if (closed) {
            throw new Rejection(LotteryError.ROUND_CLOSED, "round " + id);
        }
    }

    @EventSourcingHandler
    void on(RoundOpened event) {
        id = event.round();
        prizes = event.prizes();
        stock = Stock.of(event.prizes());
        commitment = event.commitment();
        committedAt = event.openedAt();
        digest = event.digest();
    }

    @EventSourcingHandler
    void on(PrizeDrawn event) {
        stock = stock.with(event.gift(), -1);
        entries = event.entry();
        drawsOfSeed++;
        digest = event.digest();
    }

    @EventSourcingHandler
    void on(StockReturned event) {
        stock = stock.with(event.gift(), 1);
        entries = event.entry();
        digest = event.digest();
    }

    @EventSourcingHandler
    void on(StockAdded event) {
        stock = stock.with(event.gift(), event.pieces());
        entries = event.entry();
        digest = event.digest();
    }

    @EventSourcingHandler
    void on(SeedRotated event) {
        commitment = event.nextCommitment();
        committedAt = event.rotatedAt();
        drawsOfSeed = 0;
        digest = event.digest();
    }

    @EventSourcingHandler
    void on(RoundClosed event) {
        closed = true;
        digest = event.digest();
    }
}
