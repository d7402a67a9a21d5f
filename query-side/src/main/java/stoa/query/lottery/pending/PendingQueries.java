package stoa.query.lottery.pending;

import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.kernel.ReservationId;
import stoa.api.lottery.query.FindReservation;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.view.Entry;

/** Answers which reservation of a prize a person holds for the longest time. */
@Component
class PendingQueries {

    private final LiveLists lists;

    PendingQueries(ViewLists lists, PendingView view) {
        this.lists = lists.of(view);
    }

    @QueryHandler
    FindReservation.Result handle(FindReservation query) {
        Entry after = query.after().map(id -> Entry.of(id.value())).orElse(Entry.FIRST);
        return new FindReservation.Result(lists.firstAfter(PendingView.of(query.by(), query.gift()), after)
                .map(entry -> new ReservationId(entry.id())));
    }
}
