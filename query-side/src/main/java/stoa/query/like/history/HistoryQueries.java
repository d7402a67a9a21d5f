package stoa.query.like.history;

import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.like.query.ListLikeHistory;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;

/** Answers any page of a post's likes and withdrawals. */
@Component
class HistoryQueries {

    private final LiveLists lists;

    HistoryQueries(ViewLists lists, HistoryView view) {
        this.lists = lists.of(view);
    }

    @QueryHandler
    ListLikeHistory.Result handle(ListLikeHistory query) {
        return new ListLikeHistory.Result(
                lists.page(query.post().toString(), query.page()).map(Moment::read));
    }
}
