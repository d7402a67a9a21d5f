package stoa.server.audit.lottery;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.DrawRule;
import stoa.api.lottery.Prize;
import stoa.api.lottery.RoundChain;
import stoa.api.lottery.Stock;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.RoundClosed;
import stoa.api.lottery.event.RoundEvent;
import stoa.api.lottery.event.RoundOpened;
import stoa.api.lottery.event.SeedRotated;
import stoa.api.lottery.event.StockAdded;
import stoa.api.lottery.event.StockReturned;

/** One round, recomputed event by event. */
final class RoundReplay {

    private static final class Won {

        private final GiftId gift;
        private boolean returned;

        Won(GiftId gift) {
            this.gift = gift;
        }
    }

    private final RoundId round;
    private final SeedReplay seeds = new SeedReplay();
    private final Map<GiftId, PrizeBalance> balances = new LinkedHashMap<>();
    private final Map<ReservationId, Won> won = new HashMap<>();
    private Stock stock = new Stock(List.of());
    private String digest = "";
    private long events;
    private long entries;
    private boolean closed;
    private long at;

    RoundReplay(RoundId round) {
        this.round = round;
    }

    /**
     * What happened next.
     *
     * @throws WrongEvent if it can not have
     */
    void take(long position, RoundEvent event) {
        at = position;
        require(event.round().equals(round), "it is about another round");
        require((events == 0) == (event instanceof RoundOpened), "a round is opened once, first of all");
        switch (event) {
            case RoundOpened it -> open(it);
            case PrizeDrawn it -> draw(it);
            case StockReturned it -> giveBack(it);
            case StockAdded it -> add(it);
            case SeedRotated it -> rotate(it);
            case RoundClosed it -> close(it);
        }
        events++;
    }

    private void open(RoundOpened it) {
        require(it.algorithm().equals(RoundChain.ALGORITHM), "it is drawn by another algorithm: " + it.algorithm());
        require(!it.prizes().isEmpty(), "its table is empty");
        for (Prize prize : it.prizes()) {
            boolean once = balances.put(prize.gift(), new PrizeBalance(prize)) == null;
            require(once, "prize " + prize.gift() + " stands twice in the table");
            require(
                    prize.stock() >= 0 && prize.price() >= 0,
                    "prize " + prize.gift() + " has a negative stock or price");
        }
        stock = Stock.of(it.prizes());
        seeds.commit(at, it.commitment());
        link(RoundChain.opened(round, it.commitment(), it.prizes()), it);
    }

    private void draw(PrizeDrawn it) {
        requireOpen();
        number(it.entry());
        PrizeBalance balance = balance(it.gift());
        require(balance.remaining() > 0, "no piece of prize " + it.gift() + " remained");
        boolean reserved = it.reservation().isPresent() != balance.prize().blank();
        require(reserved, "a piece with a value is reserved, and the row without value is not");
        it.reservation().ifPresent(reservation -> {
            boolean first = won.put(reservation, new Won(it.gift())) == null;
            require(first, "reservation " + reservation + " was there already");
        });
        DrawRule.Draw draw = new DrawRule.Draw(round, it.entry(), it.by(), digest);
        seeds.drawn(at, draw, stock, it.gift());
        link(RoundChain.drawn(draw, it.gift(), it.reservation(), seeds.commitment()), it);
        stock = stock.with(it.gift(), -1);
        balance.draw();
    }

    private void giveBack(StockReturned it) {
        number(it.entry());
        PrizeBalance balance = balance(it.gift());
        Won reservation = won.get(it.reservation());
        require(reservation != null, "reservation " + it.reservation() + " was never won in this round");
        require(reservation.gift.equals(it.gift()), "reservation " + it.reservation() + " is for another prize");
        require(!reservation.returned, "reservation " + it.reservation() + " came back before");
        link(RoundChain.returned(digest, it.entry(), it.gift(), it.reservation()), it);
        reservation.returned = true;
        stock = stock.with(it.gift(), 1);
        balance.giveBack();
    }

    private void add(StockAdded it) {
        requireOpen();
        number(it.entry());
        PrizeBalance balance = balance(it.gift());
        require(it.pieces() > 0, "as many pieces as " + it.pieces() + " can not be added");
        link(RoundChain.added(digest, it.entry(), it.gift(), it.pieces(), it.addedBy()), it);
        stock = stock.with(it.gift(), it.pieces());
        balance.add(it.pieces());
    }

    private void rotate(SeedRotated it) {
        requireOpen();
        seeds.requireCommitted(at, it.revealed());
        link(RoundChain.rotated(digest, it.revealed(), it.nextCommitment()), it);
        seeds.reveal(it.revealed());
        seeds.commit(at, it.nextCommitment());
    }

    private void close(RoundClosed it) {
        requireOpen();
        seeds.requireCommitted(at, it.revealed());
        link(RoundChain.closed(digest, it.revealed()), it);
        seeds.reveal(it.revealed());
        closed = true;
    }

    private void requireOpen() {
        require(!closed, "the round is closed");
    }

    private void number(long entry) {
        require(entry == entries + 1, "entry " + (entries + 1) + " should be here, not " + entry);
        entries++;
    }

    private PrizeBalance balance(GiftId gift) {
        require(balances.containsKey(gift), "the table has no prize " + gift);
        return balances.get(gift);
    }

    private void link(String computed, RoundEvent event) {
        require(event.digest().equals(computed), "its digest does not follow from it and from what was before");
        digest = computed;
    }

    private void require(boolean holds, String what) {
        WrongEvent.require(holds, at, what);
    }

    /** A reservation of this round was paid. */
    void paid(GiftId gift) {
        balances.get(gift).pay();
    }

    RoundId round() {
        return round;
    }

    long events() {
        return events;
    }

    long entries() {
        return entries;
    }

    boolean isClosed() {
        return closed;
    }

    String digest() {
        return digest;
    }

    SeedReplay seeds() {
        return seeds;
    }

    List<PrizeBalance> balances() {
        return List.copyOf(balances.values());
    }
}
