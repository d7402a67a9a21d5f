package stoa.query.lottery.balance;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.event.PrizeDrawn;
import stoa.api.lottery.event.ReservationPaid;
import stoa.api.lottery.event.RoundClosed;
import stoa.api.lottery.event.RoundEvent;
import stoa.api.lottery.event.RoundOpened;
import stoa.api.lottery.event.SeedRotated;
import stoa.api.lottery.event.StockAdded;
import stoa.api.lottery.event.StockReturned;
import stoa.query.platform.join.RoundBalances.RoundBalance;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/**
 * One document for each round, by its id. A reservation's payment tells of no other event, so it is folded from its own
 * stream; that one was given up or expired is folded from the return of its piece, and counted once.
 */
@Component
class BalanceView implements DocumentView<RoundBalance> {

    private static final ViewName NAME = new ViewName("lottery", "balance", 1);

    private final BalanceFormat format = new BalanceFormat();

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(
                RoundOpened.class,
                PrizeDrawn.class,
                StockReturned.class,
                StockAdded.class,
                SeedRotated.class,
                RoundClosed.class,
                ReservationPaid.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        RoundId round = event instanceof ReservationPaid paid ? paid.round() : ((RoundEvent) event).round();
        return List.of(round.toString());
    }

    @Override
    public Optional<RoundBalance> fold(String id, Optional<RoundBalance> before, Object event) {
        return event instanceof RoundOpened opened
                ? Optional.of(Entries.opened(opened))
                : Optional.of(Entries.after(before.orElseThrow(), event));
    }

    @Override
    public Document write(RoundBalance balance) {
        return format.write(balance);
    }

    @Override
    public RoundBalance read(Document stored) {
        return format.read(stored);
    }

    @Override
    public int weight(RoundBalance balance) {
        return format.weight(balance);
    }
}
