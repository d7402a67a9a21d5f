package stoa.query.social.circle;

import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.social.query.ListFollowees;
import stoa.api.social.query.ListFollowers;
import stoa.query.platform.join.People;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.view.Entry;

/** Answers pages of followers and of followees, newest following first. */
@Component
class CircleQueries {

    private final LiveLists lists;
    private final People people;

    CircleQueries(ViewLists lists, CircleView view, People people) {
        this.lists = lists.of(view);
        this.people = people;
    }

    @QueryHandler
    ListFollowers.Result handle(ListFollowers query) {
        return new ListFollowers.Result(page(CircleView.followersOf(query.account()), query.page()));
    }

    @QueryHandler
    ListFollowees.Result handle(ListFollowees query) {
        return new ListFollowees.Result(page(CircleView.followeesOf(query.account()), query.page()));
    }

    private PageOf<Person> page(String list, Page page) {
        PageOf<Entry> entries = lists.page(list, page);
        List<AccountId> accounts =
                entries.items().stream().map(entry -> new AccountId(entry.id())).toList();
        Map<AccountId, Person> persons = people.find(accounts);
        return new PageOf<>(accounts.stream().map(persons::get).toList(), entries.total());
    }
}
