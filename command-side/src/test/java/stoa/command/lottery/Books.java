package stoa.command.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import stoa.vault.LotterySeeds;

/** The lottery as its events tell it, kept independently of the aggregates under test; every append must balance. */
final class Books {

    private final Map<RoundId, RoundBook> rounds = new HashMap<>();
    private final Map<ReservationId, PrizeReserved> pending = new HashMap<>();
    private final Map<ReservationId, StockReturned> returning = new HashMap<>();
    private final Map<GiftId, Long> paid = new HashMap<>();
    private CurrentRound current = CurrentRound.NONE_YET;
    private int expired;
    private int givenUp;

    static Books of(Stream<Append> appends, LotterySeeds seeds) {
        Books books = new Books();
        appends.forEach(append -> books.append(append.events().stream()
                .<Object>map(event -> event.getPayload())
                .toList()));
        books.rounds.values().forEach(round -> round.checkSecretDraws(seeds));
        return books;
    }

    /** One append: after it, and so always, the books balance. */
    void append(List<Object> events) {
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
        assertThat(returning.keySet()).as("returned with the end").containsExactlyInAnyOrderElementsOf(ended);
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

    CurrentRound current() {
        return current;
    }

    List<PrizeReserved> pending() {
        return List.copyOf(pending.values());
    }

    RoundBook round(RoundId id) {
        return rounds.get(id);
    }

    long draws() {
        return rounds.values().stream().mapToLong(RoundBook::draws).sum();
    }

    long rotations() {
        return rounds.values().stream().mapToLong(RoundBook::rotations).sum();
    }

    long paid() {
        return paid.values().stream().mapToLong(Long::longValue).sum();
    }

    int expired() {
        return expired;
    }

    int givenUp() {
        return givenUp;
    }

    int rounds() {
        return rounds.size();
    }
}
