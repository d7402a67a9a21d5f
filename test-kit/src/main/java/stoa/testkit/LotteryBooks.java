package stoa.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.CurrentRound;
import stoa.api.lottery.event.CurrentRoundEvent;
import stoa.api.lottery.event.PrizeReserved;
import stoa.api.lottery.event.ReservationEvent;
import stoa.api.lottery.event.ReservationExpired;
import stoa.api.lottery.event.ReservationGivenUp;
import stoa.api.lottery.event.ReservationPaid;
import stoa.api.lottery.event.RoundEvent;
import stoa.api.lottery.event.RoundOpened;
import stoa.api.lottery.event.StockReturned;
import stoa.testkit.MemoryLedger.Append;

/**
 * The lottery as its events tell it, kept independently of the aggregates under test: after each append every piece is
 * somewhere, each reservation ends once, numbers have no gap, digests follow, and every draw is recomputed.
 */
public final class LotteryBooks {

    private final Map<RoundId, RoundBook> rounds = new HashMap<>();
    private final Map<ReservationId, PrizeReserved> pending = new HashMap<>();
    private final Map<ReservationId, StockReturned> returning = new HashMap<>();
    private final Map<GiftId, Long> paid = new HashMap<>();
    private CurrentRound current = CurrentRound.NONE_YET;
    private int expired;
    private int givenUp;

    public static LotteryBooks of(Stream<Append> appends, Function<String, Optional<byte[]>> seeds) {
        LotteryBooks books = new LotteryBooks();
        appends.forEach(append -> books.append(append.events().stream()
                .<Object>map(event -> event.getPayload())
                .toList()));
        return books.closed(seeds);
    }

    /** All that a ledger says of the lottery, whatever appends it came in. */
    public static LotteryBooks of(List<Object> events, Function<String, Optional<byte[]>> seeds) {
        LotteryBooks books = new LotteryBooks();
        books.append(events);
        return books.closed(seeds);
    }

    private LotteryBooks closed(Function<String, Optional<byte[]>> seeds) {
        rounds.values().forEach(round -> round.checkSecretDraws(seeds));
        return this;
    }

    /** One append: after it, and so always, the books balance. */
    private void append(List<Object> events) {
        List<ReservationId> ended = new ArrayList<>();
        for (Object event : events) {
            switch (event) {
                case CurrentRoundEvent e -> current = current.after(e);
                case RoundOpened e ->
                    assertThat(rounds.put(e.round(), new RoundBook(e))).isNull();
                case StockReturned e -> {
                    rounds.get(e.round()).apply(e);
                    assertThat(returning.put(e.reservation(), e)).isNull();
                }
                case RoundEvent e -> rounds.get(e.round()).apply(e);
                case ReservationEvent e -> reservation(e, ended);
                default -> throw new AssertionError("not of this feature: " + event);
            }
        }
        assertThat(ended).as("ends once").hasSameSizeAs(Set.copyOf(ended));
        assertThat(returning.keySet()).as("returned with the end").isEqualTo(Set.copyOf(ended));
        returning.clear();
        rounds.values().forEach(this::balance);
        long open = rounds.values().stream().filter(RoundBook::isOpen).count();
        assertThat(open).isEqualTo(current.open().stream().count());
    }

    private void reservation(ReservationEvent event, List<ReservationId> ended) {
        if (event instanceof PrizeReserved won) {
            assertThat(rounds.get(won.round()).takeWon(won))
                    .as("drawn in this append")
                    .isTrue();
            assertThat(pending.put(won.reservation(), won)).isNull();
            return;
        }
        PrizeReserved won = pending.remove(event.reservation());
        assertThat(won).as("ends once: %s", event).isNotNull();
        assertThat(event.by()).isEqualTo(won.by());
        assertThat(event.gift()).isEqualTo(won.gift());
        ended(event, won, ended);
    }

    private void ended(ReservationEvent event, PrizeReserved won, List<ReservationId> ended) {
        switch (event) {
            case ReservationPaid e -> {
                assertThat(e.paidAt()).isBefore(won.payBy());
                paid.merge(e.gift(), 1L, Long::sum);
            }
            case ReservationGivenUp e -> {
                assertThat(e.givenUpAt()).isBefore(won.payBy());
                givenUp++;
                ended.add(e.reservation());
            }
            case ReservationExpired e -> {
                assertThat(e.expiredAt()).isAfterOrEqualTo(won.payBy());
                expired++;
                ended.add(e.reservation());
            }
            case PrizeReserved e -> throw new AssertionError(e);
        }
    }

    private void balance(RoundBook round) {
        assertThat(round.unreserved()).as("wins without a reservation").isEmpty();
        round.prizes().forEach(prize -> {
            long reserved = pending.values().stream()
                    .filter(won -> won.gift().equals(prize.gift()))
                    .count();
            long sold = paid.getOrDefault(prize.gift(), 0L);
            assertThat(round.remaining(prize.gift())).isNotNegative();
            assertThat(prize.stock() + round.added(prize.gift()))
                    .as("initial + added of %s", prize.gift())
                    .isEqualTo(round.remaining(prize.gift()) + reserved + sold + round.consumed(prize.gift()));
        });
    }

    public CurrentRound current() {
        return current;
    }

    public List<PrizeReserved> pending() {
        return List.copyOf(pending.values());
    }

    public RoundBook round(RoundId id) {
        return rounds.get(id);
    }

    public long draws() {
        return rounds.values().stream().mapToLong(RoundBook::draws).sum();
    }

    public long rotations() {
        return rounds.values().stream().mapToLong(RoundBook::rotations).sum();
    }

    public long paid() {
        return paid.values().stream().mapToLong(Long::longValue).sum();
    }

    public int expired() {
        return expired;
    }

    public int givenUp() {
        return givenUp;
    }

    public int rounds() {
        return rounds.size();
    }
}
