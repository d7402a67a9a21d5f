package stoa.query.account.directory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.account.query.GetProfile;
import stoa.api.account.query.ListAccounts;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PageOf;
import stoa.query.platform.join.People;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.view.Entry;

/** Answers parts of the list of all accounts, with what each says of itself. */
@Component
class DirectoryQueries {

    private final LiveLists lists;
    private final People people;

    DirectoryQueries(ViewLists lists, DirectoryView view, People people) {
        this.lists = lists.of(view);
        this.people = people;
    }

    /** Whom the two views do not both know yet, or no more, is not shown. */
    @QueryHandler
    ListAccounts.Result handle(ListAccounts query) {
        PageOf<Entry> entries = lists.ascending(DirectoryView.ALL, query.offset(), query.limit());
        List<AccountId> ids =
                entries.items().stream().map(entry -> new AccountId(entry.id())).toList();
        Map<AccountId, GetProfile.Result> profiles = people.profiles(ids);
        return new ListAccounts.Result(
                ids.stream().map(profiles::get).filter(Objects::nonNull).toList(), entries.total());
    }
}
