package stoa.query.social.friends;

import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PageOf;
import stoa.api.social.query.ListFriendIds;
import stoa.api.social.query.ListFriends;
import stoa.query.platform.join.People;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.view.Entry;

/** Answers pages of friends with how they appear, and all of them by their ids. */
@Component
class FriendsQueries {

    private final LiveLists lists;
    private final People people;

    FriendsQueries(ViewLists lists, FriendsView view, People people) {
        this.lists = lists.of(view);
        this.people = people;
    }

    @QueryHandler
    ListFriends.Result handle(ListFriends query) {
        PageOf<Entry> entries = lists.page(FriendsView.of(query.account()), query.page());
        List<AccountId> friends = ids(entries.items());
        Map<AccountId, Person> persons = people.find(friends);
        return new ListFriends.Result(
                new PageOf<>(friends.stream().map(persons::get).toList(), entries.total()));
    }

    @QueryHandler
    ListFriendIds.Result handle(ListFriendIds query) {
        return new ListFriendIds.Result(ids(lists.all(FriendsView.of(query.account()))));
    }

    private static List<AccountId> ids(List<Entry> entries) {
        return entries.stream().map(entry -> new AccountId(entry.id())).toList();
    }
}
