package stoa.query.lottery;

import static stoa.query.testing.Given.at;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.Prize;
import stoa.api.lottery.PrizeOffer;
import stoa.api.lottery.RoundChain;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.PrizeReserved;
import stoa.api.lottery.event.ReservationExpired;
import stoa.api.lottery.event.ReservationGivenUp;
import stoa.api.lottery.event.ReservationPaid;
import stoa.api.lottery.event.RoundClosed;
import stoa.api.lottery.event.RoundMadeCurrent;
import stoa.api.lottery.event.RoundOpened;
import stoa.api.lottery.event.RoundRetired;
import stoa.api.lottery.event.SeedRotated;
import stoa.api.lottery.event.StockAdded;
import stoa.api.lottery.event.StockReturned;

/** Events of a lottery as they may follow each other, and what is true after all of them. Prizes are told by ids. */
final class Story {

    static final long OPERATOR = 1;

    /** What is not given a time is dated by its number among the events. */
    private final List<Object> events = new ArrayList<>();

    private final Map<Long, Round> rounds = new TreeMap<>();
    private final Map<Long, Won> won = new LinkedHashMap<>();
    private final Map<Long, Won> lastPaid = new LinkedHashMap<>();
    private long lastReservation = 9_000;

    /** What one draw won. */
    record Won(long id, long by, long round, long gift, Optional<String> end) {}

    /** A round, as facts that nothing was added up from. */
    static final class Round {

        final List<Prize> prizes;
        final List<Long> blanksDrawn = new ArrayList<>();
        final Map<Long, Long> added = new LinkedHashMap<>();
        long entries;
        long draws;
        String commitment = "commitment 0";
        boolean open = true;

        Round(List<Prize> prizes) {
            this.prizes = prizes;
        }

        boolean hasPrize(long gift) {
            return prizes.stream().anyMatch(prize -> prize.gift().value() == gift);
        }
    }

    static Prize prize(long gift, long stock) {
        return new Prize(new GiftId(gift), "prize " + gift, "a.png", "about " + gift, 100 * gift, stock, false);
    }

    static Prize blank(long gift, long stock) {
        return new Prize(new GiftId(gift), PrizeOffer.BLANK_NAME, "", "", 0, stock, true);
    }

    Story open(long round, Prize... prizes) {
        rounds.put(round, new Round(List.of(prizes)));
        add(new RoundOpened(
                new RoundId(round),
                RoundChain.ALGORITHM,
                List.of(prizes),
                "commitment 0",
                Optional.of(new AccountId(OPERATOR)),
                at(round),
                digest()));
        return add(new RoundMadeCurrent(new RoundId(round), at(round)));
    }

    /** Draws a piece, and returns the reservation if it has a value. */
    Optional<Long> draw(long by, long gift) {
        long round = roundOf(gift);
        Round in = rounds.get(round);
        in.entries++;
        in.draws++;
        boolean wins = in.prizes.stream()
                .noneMatch(prize -> prize.blank() && prize.gift().value() == gift);
        Optional<ReservationId> reservation =
                wins ? Optional.of(new ReservationId(++lastReservation)) : Optional.empty();
        add(new PrizeDrawn(
                new RoundId(round), in.entries, new AccountId(by), new GiftId(gift), reservation, now(), digest()));
        if (!wins) {
            in.blanksDrawn.add(gift);
            return Optional.empty();
        }
        won.put(lastReservation, new Won(lastReservation, by, round, gift, Optional.empty()));
        add(new PrizeReserved(
                reservation.get(),
                new RoundId(round),
                new GiftId(gift),
                new AccountId(by),
                in.entries,
                now(),
                now().plusSeconds(600)));
        return Optional.of(lastReservation);
    }

    Story pay(long reservation) {
        Won it = end(reservation, "paid");
        lastPaid.put(it.by(), it);
        return add(new ReservationPaid(
                new ReservationId(it.id()),
                new RoundId(it.round()),
                new GiftId(it.gift()),
                new AccountId(it.by()),
                now()));
    }

    Story giveUp(long reservation) {
        Won it = end(reservation, "given up");
        add(new ReservationGivenUp(
                new ReservationId(it.id()),
                new RoundId(it.round()),
                new GiftId(it.gift()),
                new AccountId(it.by()),
                now()));
        return returned(it);
    }

    Story expire(long reservation) {
        Won it = end(reservation, "expired");
        add(new ReservationExpired(
                new ReservationId(it.id()),
                new RoundId(it.round()),
                new GiftId(it.gift()),
                new AccountId(it.by()),
                now()));
        return returned(it);
    }

    Story addStock(long gift, long pieces) {
        Round in = rounds.get(roundOf(gift));
        in.added.merge(gift, pieces, Long::sum);
        return add(new StockAdded(
                new RoundId(roundOf(gift)),
                ++in.entries,
                new GiftId(gift),
                pieces,
                new AccountId(OPERATOR),
                now(),
                digest()));
    }

    Story rotate(long round) {
        Round in = rounds.get(round);
        in.commitment = "commitment " + events.size();
        return add(new SeedRotated(new RoundId(round), "seed", in.commitment, now(), digest()));
    }

    Story close(long round) {
        rounds.get(round).open = false;
        add(new RoundClosed(new RoundId(round), "seed", new AccountId(OPERATOR), at(round), digest()));
        return add(new RoundRetired(new RoundId(round), now()));
    }

    Story add(Object event) {
        events.add(event);
        return this;
    }

    private Story returned(Won it) {
        Round in = rounds.get(it.round());
        return add(new StockReturned(
                new RoundId(it.round()),
                ++in.entries,
                new GiftId(it.gift()),
                new ReservationId(it.id()),
                now(),
                digest()));
    }

    private Won end(long reservation, String how) {
        Won before = won.get(reservation);
        Won after = new Won(before.id(), before.by(), before.round(), before.gift(), Optional.of(how));
        won.put(reservation, after);
        return after;
    }

    private long roundOf(long gift) {
        return rounds.entrySet().stream()
                .filter(round -> round.getValue().hasPrize(gift))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private java.time.Instant now() {
        return at(events.size());
    }

    private String digest() {
        return "digest " + events.size();
    }

    List<Object> events() {
        return events;
    }

    Map<Long, Round> rounds() {
        return rounds;
    }

    /** What nobody has ended yet, oldest first. */
    List<Won> pending() {
        return won.values().stream().filter(each -> each.end().isEmpty()).toList();
    }

    /** How many of a prize's reservations ended so. */
    long ended(long gift, String how) {
        return won.values().stream()
                .filter(each -> each.gift() == gift && each.end().equals(Optional.of(how)))
                .count();
    }

    Optional<Won> lastPaid(long by) {
        return Optional.ofNullable(lastPaid.get(by));
    }
}
