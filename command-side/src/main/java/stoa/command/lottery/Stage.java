package stoa.command.lottery;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.CurrentRound;
import stoa.api.lottery.LotteryError;
import stoa.api.lottery.command.OpenRound;
import stoa.api.lottery.event.CurrentRoundEvent;
import stoa.api.lottery.event.RoundMadeCurrent;
import stoa.api.lottery.event.RoundRetired;

/** Protects that one round at most is open, and that the service opens one of its own accord only if there was none. */
@Revision("1")
class Stage {

    private CurrentRound current = CurrentRound.NONE_YET;

    @AggregateIdentifier
    String stream() {
        return CurrentRound.STREAM;
    }

    Optional<RoundId> open() {
        return current.open();
    }

    void requireFreeFor(OpenRound command) {
        if (current.open().isPresent()) {
            throw new Rejection(
                    LotteryError.ROUND_OPEN, "round " + current.open().get());
        }
        if (command.by().isEmpty() && current.last().isPresent()) {
            throw new Rejection(
                    LotteryError.ROUND_OPEN,
                    "no longer the first: there was " + current.last().get());
        }
    }

    void enter(RoundId round, Instant at) {
        apply(new RoundMadeCurrent(round, at));
    }

    void leave(RoundId round, Instant at) {
        apply(new RoundRetired(round, at));
    }

    @EventSourcingHandler
    void on(CurrentRoundEvent event) {
        current = current.after(event);
    }
}
