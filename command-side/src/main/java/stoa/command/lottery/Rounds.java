package stoa.command.lottery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.CurrentRound;
import stoa.api.lottery.LotteryError;
import stoa.api.lottery.Prize;
import stoa.api.lottery.command.AddStock;
import stoa.api.lottery.command.CloseRound;
import stoa.api.lottery.command.DrawPrize;
import stoa.api.lottery.command.Drawn;
import stoa.api.lottery.command.OpenRound;
import stoa.api.lottery.command.RotateSeed;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.command.platform.Streams;
import stoa.vault.LotterySeeds;

/**
 * Decides what happens to rounds, and draws from the one that is open. Which one that is needs no guard: the round
 * itself knows whether it is closed, and an answer that rests on a cached state alone is looked up anew.
 */
final class Rounds {

    private final Streams<Stage> stages;
    private final Streams<Round> rounds;
    private final Streams<Reservation> reservations;
    private final LotterySettings settings;

    Rounds(Streams<Stage> stages, Streams<Round> rounds, Streams<Reservation> reservations, LotterySettings settings) {
        this.stages = stages;
        this.rounds = rounds;
        this.reservations = reservations;
        this.settings = settings;
    }

    @CommandHandler
    RoundId open(OpenRound command, PublicIds ids, Clock clock, LotterySeeds seeds) {
        Aggregate<Stage> stage = stage();
        stage.execute(it -> it.requireFreeFor(command));
        RoundId round = new RoundId(ids.next());
        List<Prize> prizes = command.prizes().stream()
                .map(offer -> Prize.of(new GiftId(ids.next()), offer))
                .toList();
        Instant now = clock.instant();
        String commitment = seeds.make();
        rounds.begin(() -> Round.opened(round, prizes, commitment, command.by(), now));
        stage.execute(it -> it.enter(round, now));
        return round;
    }

    @CommandHandler
    Drawn draw(DrawPrize command, PublicIds ids, Clock clock, LotterySeeds seeds) {
        Optional<Aggregate<Round>> open = stage().invoke(Stage::open).map(this::at);
        Optional<Aggregate<Round>> stocked = open.filter(round -> round.invoke(Round::hasPieces));
        return new Drawn(stocked.map(round -> draw(command.by(), round, ids, new Terms(seeds, clock.instant()))));
    }

    private Drawn.Hit draw(AccountId by, Aggregate<Round> round, PublicIds ids, Terms terms) {
        Instant now = terms.now();
        if (round.invoke(it -> it.seedHasServed(settings, now))) {
            rotate(round, terms);
        }
        byte[] seed = seedOf(round, terms.seeds());
        PrizeDrawn drawn = round.invoke(it -> it.draw(by, seed, ids, now));
        Instant payBy = settings.payBy(now);
        drawn.reservation().ifPresent(won -> reservations.begin(() -> Reservation.begun(drawn, payBy)));
        return new Drawn.Hit(
                drawn.round(),
                drawn.entry(),
                round.invoke(it -> it.prize(drawn.gift())),
                drawn.reservation().map(won -> new Drawn.Won(won, payBy)));
    }

    @CommandHandler
    void rotate(RotateSeed command, Clock clock, LotterySeeds seeds) {
        Aggregate<Round> round = openRound(command.round());
        Terms terms = new Terms(seeds, clock.instant());
        if (!round.invoke(it -> it.seedHasServed(settings, terms.now()))) {
            throw new Rejection(LotteryError.SEED_STILL_IN_USE, "round " + command.round());
        }
        rotate(round, terms);
    }

    private static void rotate(Aggregate<Round> round, Terms terms) {
        byte[] revealed = seedOf(round, terms.seeds());
        String next = terms.seeds().make();
        round.execute(it -> it.rotate(revealed, next, terms.now()));
    }

    @CommandHandler
    void add(AddStock command, Clock clock) {
        at(command.round()).execute(it -> it.add(command, clock.instant()));
    }

    @CommandHandler
    void close(CloseRound command, Clock clock, LotterySeeds seeds) {
        Aggregate<Round> round = openRound(command.round());
        Instant now = clock.instant();
        byte[] revealed = seedOf(round, seeds);
        round.execute(it -> it.close(revealed, command.by(), now));
        stage().execute(it -> it.leave(command.round(), now));
    }

    private static byte[] seedOf(Aggregate<Round> round, LotterySeeds seeds) {
        String commitment = round.invoke(Round::commitment);
        return seeds.find(commitment)
                .orElseThrow(() -> new IllegalStateException("the vault has no seed to " + commitment));
    }

    private Aggregate<Round> openRound(RoundId id) {
        Aggregate<Round> round = at(id);
        round.execute(it -> it.requireOpen(id));
        return round;
    }

    private Aggregate<Stage> stage() {
        return stages.at(CurrentRound.STREAM);
    }

    private Aggregate<Round> at(RoundId id) {
        return rounds.at(id.stream());
    }

    /** What comes from outside into a decision about seeds. */
    private record Terms(LotterySeeds seeds, Instant now) {}
}
