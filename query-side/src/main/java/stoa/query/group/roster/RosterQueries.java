package stoa.query.group.roster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.account.query.Person;
import stoa.api.group.GroupError;
import stoa.api.group.GroupRole;
import stoa.api.group.query.GetGroup;
import stoa.api.group.query.GroupView;
import stoa.api.group.query.ListJoinRequests;
import stoa.api.group.query.ListMembers;
import stoa.api.group.query.MemberView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Span;
import stoa.query.platform.join.GroupAliases;
import stoa.query.platform.join.Groups;
import stoa.query.platform.join.Memberships;
import stoa.query.platform.join.People;
import stoa.query.platform.join.Rosters;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.view.Entry;

/** Answers what a group is, who is in it and who waits: a handful of reads by id, however many there are. */
@Component
class RosterQueries implements Rosters {

    private final LiveLists lists;
    private final Groups groups;
    private final Memberships memberships;
    private final People people;
    private final GroupAliases aliases;

    RosterQueries(
            ViewLists lists,
            RosterView view,
            Groups groups,
            Memberships memberships,
            People people,
            GroupAliases aliases) {
        this.lists = lists.of(view);
        this.groups = groups;
        this.memberships = memberships;
        this.people = people;
        this.aliases = aliases;
    }

    @QueryHandler
    GroupView handle(GetGroup query) {
        GroupView group = known(query.group(), query.viewer());
        requireSeen(group);
        return group;
    }

    @QueryHandler
    ListMembers.Result handle(ListMembers query) {
        requireSeen(known(query.group(), Optional.of(query.viewer())));
        PageOf<Entry> entries = page(RosterView.membersOf(query.group()), query.span());
        List<AccountId> accounts =
                entries.items().stream().map(RosterView::personOf).toList();
        Map<AccountId, Person> persons = people.find(accounts);
        Map<AccountId, String> names = aliases.in(query.group(), accounts);
        return new ListMembers.Result(entries.map(entry -> new MemberView(
                persons.get(RosterView.personOf(entry)),
                RosterView.roleOf(entry),
                RosterView.timeOf(entry),
                names.getOrDefault(RosterView.personOf(entry), ""))));
    }

    @QueryHandler
    ListJoinRequests.Result handle(ListJoinRequests query) {
        GroupRole role = known(query.group(), Optional.of(query.viewer()))
                .role()
                .orElseThrow(() -> new Rejection(GroupError.NOT_IN_GROUP, "not in group " + query.group()));
        if (!role.atLeast(GroupRole.ADMIN)) {
            throw new Rejection(GroupError.NOT_ALLOWED_IN_GROUP, "who waits is for admins to see");
        }
        PageOf<Entry> entries = page(RosterView.waitingFor(query.group()), query.span());
        Map<AccountId, Person> persons =
                people.find(entries.items().stream().map(RosterView::personOf).toList());
        return new ListJoinRequests.Result(entries.map(entry ->
                new ListJoinRequests.Waiting(persons.get(RosterView.personOf(entry)), RosterView.timeOf(entry))));
    }

    @Override
    public List<AccountId> first(GroupId group, int atMost) {
        return lists.ascending(RosterView.membersOf(group), 0, atMost).items().stream()
                .map(RosterView::personOf)
                .toList();
    }

    private PageOf<Entry> page(String list, Span span) {
        return lists.ascending(list, span.offset(), span.size());
    }

    private GroupView known(GroupId id, Optional<AccountId> viewer) {
        Groups.Known group = groups.find(List.of(id)).get(id);
        if (group == null) {
            throw new Rejection(GroupError.GROUP_NOT_FOUND, "no group " + id);
        }
        return group.view(
                id,
                viewer.map(account -> memberships.of(account, List.of(id)).get(id))
                        .map(Memberships.Membership::role));
    }

    private static void requireSeen(GroupView group) {
        if (!group.profile().open() && group.role().isEmpty()) {
            throw new Rejection(GroupError.NOT_IN_GROUP, "group " + group.id() + " is for its members to see");
        }
    }
}
