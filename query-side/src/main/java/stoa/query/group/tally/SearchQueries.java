package stoa.query.group.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.group.GroupProfile;
import stoa.api.group.query.GroupView;
import stoa.api.group.query.SearchGroups;
import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.GroupId;
import stoa.query.platform.join.Groups;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.RankedView;

/**
 * Looks through all open groups, the largest first, until enough are found: few groups are open, and people look for
 * large ones. What is rare costs a look at every open group, some hundreds at a time.
 */
@Component
class SearchQueries {

    private static final int AT_A_TIME = 500;

    private final LiveLists lists;
    private final Groups groups;

    SearchQueries(ViewLists lists, GroupTallyView view, Groups groups) {
        this.lists = lists.of(view);
        this.groups = groups;
    }

    @QueryHandler
    SearchGroups.Result handle(SearchGroups query) {
        String wanted = CanonicalText.of(query.text());
        List<GroupId> all =
                lists.all(RankedView.RANKING).stream().map(SearchQueries::group).toList();
        List<GroupView> found = new ArrayList<>();
        long toSkip = query.span().offset();
        for (int from = 0; from < all.size() && found.size() < query.span().size(); from += AT_A_TIME) {
            List<GroupId> some = all.subList(from, Math.min(all.size(), from + AT_A_TIME));
            Map<GroupId, Groups.Known> known = groups.find(some);
            for (GroupId id : some) {
                if (known.containsKey(id) && says(known.get(id).profile(), wanted) && toSkip-- <= 0) {
                    found.add(known.get(id).view(id, Optional.empty()));
                }
            }
        }
        return new SearchGroups.Result(
                found.subList(0, Math.min(found.size(), query.span().size())));
    }

    private static GroupId group(Entry entry) {
        return new GroupId(-entry.id());
    }

    private static boolean says(GroupProfile profile, String wanted) {
        return CanonicalText.of(profile.name()).contains(wanted)
                || CanonicalText.of(profile.description()).contains(wanted);
    }
}
