package stoa.query.social.popular;

import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.account.query.GetProfile;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.social.query.ListMostFollowed;
import stoa.api.social.query.ListMostFollowed.MostFollowed;
import stoa.query.platform.join.People;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.RankedView;

/** Answers the six accounts that most people follow, with what they say of themselves. */
@Component
class PopularQueries {

    private static final Page TOP_SIX = new Page(1, 6);

    private final LiveLists lists;
    private final People people;

    PopularQueries(ViewLists lists, PopularView view, People people) {
        this.lists = lists.of(view);
        this.people = people;
    }

    @QueryHandler
    ListMostFollowed.Result handle(ListMostFollowed query) {
        List<Entry> top = lists.page(RankedView.RANKING, TOP_SIX).items();
        Map<AccountId, GetProfile.Result> profiles = people.profiles(
                top.stream().map(entry -> new AccountId(entry.id())).toList());
        return new ListMostFollowed.Result(top.stream()
                .filter(entry -> profiles.containsKey(new AccountId(entry.id())))
                .map(entry -> mostFollowed(profiles.get(new AccountId(entry.id())), entry.rank()))
                .toList());
    }

    private static MostFollowed mostFollowed(GetProfile.Result profile, long followers) {
        return new MostFollowed(profile.person(), profile.bio(), followers);
    }
}
