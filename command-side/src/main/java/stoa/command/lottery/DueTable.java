package stoa.command.lottery;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;
import stoa.api.kernel.PublicId;
import stoa.api.lottery.event.PrizeReserved;
import stoa.api.lottery.event.ReservationEvent;
import stoa.api.lottery.event.RoundClosed;
import stoa.api.lottery.event.RoundOpened;
import stoa.api.lottery.event.SeedRotated;
import stoa.vault.DueDates;

/**
 * Derives from the ledger what the lottery has to do at which time. Written in the transaction that moves the token on,
 * a batch of events at a time; filled again from the first event, it is the same table. Nothing is done here: that is
 * for {@link DueLottery}.
 */
@Component
@ProcessingGroup(DueTable.GROUP)
class DueTable {

    static final String GROUP = "lottery-due";

    /** When reservations expire, by their id. */
    static final String RESERVATIONS = "reservation";

    /** When seeds are to be revealed, by the id of their round. */
    static final String SEEDS = "seed";

    private static final String NOTED = DueTable.class.getName() + ".noted";

    private final DueDates dates;
    private final LotterySettings settings;

    DueTable(DueDates dates, LotterySettings settings) {
        this.dates = dates;
        this.settings = settings;
    }

    @EventHandler
    void on(ReservationEvent event) {
        note(
                RESERVATIONS,
                event.reservation(),
                event instanceof PrizeReserved won ? Optional.of(won.payBy()) : Optional.empty());
    }

    @EventHandler
    void on(RoundOpened event) {
        note(SEEDS, event.round(), Optional.of(settings.revealBy(event.openedAt())));
    }

    @EventHandler
    void on(SeedRotated event) {
        note(SEEDS, event.round(), Optional.of(settings.revealBy(event.rotatedAt())));
    }

    @EventHandler
    void on(RoundClosed event) {
        note(SEEDS, event.round(), Optional.empty());
    }

    private void note(String kind, PublicId subject, Optional<Instant> due) {
        noted().computeIfAbsent(kind, key -> new HashMap<>()).put(subject.toString(), due);
    }

    /** What the events of this batch say, the last word on each subject. */
    private Map<String, Map<String, Optional<Instant>>> noted() {
        UnitOfWork<?> batch = CurrentUnitOfWork.get();
        Map<String, Map<String, Optional<Instant>>> noted = batch.getResource(NOTED);
        if (noted == null) {
            Map<String, Map<String, Optional<Instant>>> fresh = new HashMap<>();
            batch.resources().put(NOTED, fresh);
            batch.onPrepareCommit(whole -> fresh.forEach(dates::put));
            return fresh;
        }
        return noted;
    }
}
