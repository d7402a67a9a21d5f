package stoa.server.audit.lottery;

import static stoa.server.audit.lottery.WrongEvent.require;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.CurrentRound;
import stoa.api.lottery.event.CurrentRoundEvent;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.PrizeReserved;
import stoa.api.lottery.event.ReservationEvent;
import stoa.api.lottery.event.ReservationPaid;
import stoa.api.lottery.event.RoundEvent;
import stoa.api.lottery.event.RoundMadeCurrent;
import stoa.api.lottery.event.StockReturned;

/** The whole lottery: its rounds, what was won in them, and that there is one round at a time. */
final class LotteryReplay {

    private final Map<RoundId, RoundReplay> rounds = new LinkedHashMap<>();
    private final KeptHeads kept = new KeptHeads();
    private final ReservationReplay reservations = new ReservationReplay();
    private final Map<String, Long> sequences = new HashMap<>();
    private CurrentRound current = CurrentRound.NONE_YET;

    /**
     * The next event of the lottery.
     *
     * @throws WrongEvent at the first one that can not have happened
     */
    void take(long position, String stream, long sequence, Object event) {
        long expected = event instanceof ReservationEvent it ? number(it) : sequences.merge(stream, 1L, Long::sum) - 1;
        require(sequence == expected, position, "number " + expected + " of " + stream + " should be here");
        switch (event) {
            case RoundEvent it -> {
                require(stream.equals(it.round().stream()), position, "it is about another round");
                take(position, it);
            }
            case ReservationEvent it -> {
                require(stream.equals(it.reservation().stream()), position, "it is about another reservation");
                take(position, it);
            }
            case CurrentRoundEvent it -> {
                boolean alone =
                        !(it instanceof RoundMadeCurrent) || current.open().isEmpty();
                require(alone, position, "another round is open");
                current = current.after(it);
            }
            default -> throw new WrongEvent(position, "no event of the lottery: " + event);
        }
    }

    /** There are two at most, so nobody needs to remember. */
    private static long number(ReservationEvent event) {
        return event instanceof PrizeReserved ? 0 : 1;
    }

    private void take(long position, RoundEvent event) {
        RoundReplay round = rounds.computeIfAbsent(event.round(), RoundReplay::new);
        round.take(position, event);
        kept.check(round, position);
        switch (event) {
            case PrizeDrawn it -> {
                boolean open = current.open().equals(Optional.of(it.round()));
                require(open, position, "it was drawn from a round that was not the open one");
                reservations.drawn(position, it);
            }
            case StockReturned it -> reservations.returned(position, it);
            default -> {}
        }
    }

    private void take(long position, ReservationEvent event) {
        reservations.take(position, event);
        if (event instanceof ReservationPaid paid) {
            RoundReplay round = rounds.get(paid.round());
            require(round != null, position, "it was paid for a round that never was");
            round.paid(paid.gift());
        }
    }

    /**
     * An append has ended here, for something else follows or nothing does.
     *
     * @param position of the last event before
     */
    void settle(long position) {
        reservations.settle();
        for (RoundReplay round : rounds.values()) {
            boolean isCurrent = current.open().equals(Optional.of(round.round()));
            String wrong = "round " + round.round() + " is the one to draw from although it is closed, or the reverse";
            require(round.isClosed() != isCurrent, position, wrong);
        }
    }

    /** A head that was kept from earlier must still hold. */
    void keep(KeptHeads.Head head) {
        kept.keep(head);
    }

    /** All has been read. */
    void finish(long size) {
        kept.finish(rounds, size);
    }

    Collection<RoundReplay> rounds() {
        return rounds.values();
    }
}
