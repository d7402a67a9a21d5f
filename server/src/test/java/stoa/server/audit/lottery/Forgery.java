package stoa.server.audit.lottery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import stoa.api.kernel.ReservationId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.DrawRule;
import stoa.api.lottery.RoundChain;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.PrizeReserved;
import stoa.api.lottery.event.ReservationEvent;
import stoa.api.lottery.event.ReservationExpired;
import stoa.api.lottery.event.ReservationGivenUp;
import stoa.api.lottery.event.ReservationPaid;
import stoa.api.lottery.event.RoundClosed;
import stoa.api.lottery.event.RoundEvent;
import stoa.api.lottery.event.RoundOpened;
import stoa.api.lottery.event.SeedRotated;
import stoa.api.lottery.event.StockAdded;
import stoa.api.lottery.event.StockReturned;
import stoa.server.audit.lottery.GeneratedLottery.Told;

/** What somebody does to history who holds the database, the code and the log's key: numbers and digests fit again. */
final class Forgery {

    /** The events with entries numbered and digests linked anew, as if they had always been like this. */
    static List<RoundEvent> linkedAnew(List<RoundEvent> events) {
        List<RoundEvent> linked = new ArrayList<>();
        RoundOpened first = (RoundOpened) events.getFirst();
        RoundId round = first.round();
        String commitment = first.commitment();
        String before = RoundChain.opened(round, commitment, first.prizes());
        long entry = 0;
        linked.add(new RoundOpened(
                round, first.algorithm(), first.prizes(), commitment, first.openedBy(), first.openedAt(), before));
        for (RoundEvent event : events.subList(1, events.size())) {
            boolean counts =
                    event instanceof PrizeDrawn || event instanceof StockAdded || event instanceof StockReturned;
            entry += counts ? 1 : 0;
            RoundEvent now = after(before, entry, commitment, event);
            linked.add(now);
            before = now.digest();
            commitment = now instanceof SeedRotated rotated ? rotated.nextCommitment() : commitment;
        }
        return linked;
    }

    private static RoundEvent after(String before, long entry, String commitment, RoundEvent event) {
        RoundId round = event.round();
        return switch (event) {
            case RoundOpened it -> throw new IllegalArgumentException("twice: " + it);
            case PrizeDrawn it -> {
                DrawRule.Draw draw = new DrawRule.Draw(round, entry, it.by(), before);
                String digest = RoundChain.drawn(draw, it.gift(), it.reservation(), commitment);
                yield new PrizeDrawn(round, entry, it.by(), it.gift(), it.reservation(), it.drawnAt(), digest);
            }
            case StockReturned it -> {
                String digest = RoundChain.returned(before, entry, it.gift(), it.reservation());
                yield new StockReturned(round, entry, it.gift(), it.reservation(), it.returnedAt(), digest);
            }
            case StockAdded it -> {
                String digest = RoundChain.added(before, entry, it.gift(), it.pieces(), it.addedBy());
                yield new StockAdded(round, entry, it.gift(), it.pieces(), it.addedBy(), it.addedAt(), digest);
            }
            case SeedRotated it -> {
                String digest = RoundChain.rotated(before, it.revealed(), it.nextCommitment());
                yield new SeedRotated(round, it.revealed(), it.nextCommitment(), it.rotatedAt(), digest);
            }
            case RoundClosed it ->
                new RoundClosed(
                        round, it.revealed(), it.closedBy(), it.closedAt(), RoundChain.closed(before, it.revealed()));
        };
    }

    /** Each reservation told as its draw tells it. */
    static List<Told> withFittingReservations(List<Told> history) {
        Map<ReservationId, PrizeDrawn> draws = new HashMap<>();
        for (Told told : history) {
            if (told.event() instanceof PrizeDrawn draw) {
                draw.reservation().ifPresent(reservation -> draws.put(reservation, draw));
            }
        }
        return history.stream()
                .map(told -> told.event() instanceof ReservationEvent it
                        ? new Told(told.stream(), fitting(it, draws.get(it.reservation())))
                        : told)
                .toList();
    }

    private static ReservationEvent fitting(ReservationEvent event, PrizeDrawn draw) {
        return switch (event) {
            case PrizeReserved it ->
                new PrizeReserved(
                        it.reservation(),
                        it.round(),
                        draw.gift(),
                        draw.by(),
                        draw.entry(),
                        it.reservedAt(),
                        it.payBy());
            case ReservationPaid it ->
                new ReservationPaid(it.reservation(), it.round(), draw.gift(), draw.by(), it.paidAt());
            case ReservationGivenUp it ->
                new ReservationGivenUp(it.reservation(), it.round(), draw.gift(), draw.by(), it.givenUpAt());
            case ReservationExpired it ->
                new ReservationExpired(it.reservation(), it.round(), draw.gift(), draw.by(), it.expiredAt());
        };
    }

    /** A seed that nobody committed to. */
    static String otherSeed() {
        return HexFormat.of().formatHex(new byte[] {1}).repeat(DrawRule.SEED_BYTES);
    }

    private Forgery() {}
}
