package stoa.query.lottery.pending;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.lottery.event.PrizeReserved;
import stoa.api.lottery.event.ReservationEvent;
import stoa.api.lottery.event.ReservationExpired;
import stoa.api.lottery.event.ReservationGivenUp;
import stoa.api.lottery.event.ReservationPaid;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/**
 * One list for each prize that a person ever won, of the reservations of it that they hold, in order of their ids,
 * which is that of their draws.
 */
@Component
class PendingView implements ListView {

    private static final ViewName NAME = new ViewName("lottery", "pending", 1);

    static String of(AccountId by, GiftId gift) {
        return by + ":" + gift;
    }

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(PrizeReserved.class, ReservationPaid.class, ReservationGivenUp.class, ReservationExpired.class);
    }

    @Override
    public void change(Object event, ListChanges changes) {
        ReservationEvent change = (ReservationEvent) event;
        String list = of(change.by(), change.gift());
        Entry entry = Entry.of(change.reservation().value());
        switch (change) {
            case PrizeReserved _ -> changes.add(list, entry);
            case ReservationPaid _, ReservationGivenUp _, ReservationExpired _ -> changes.remove(list, entry);
        }
    }
}
