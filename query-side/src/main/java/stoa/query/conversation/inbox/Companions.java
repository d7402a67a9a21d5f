package stoa.query.conversation.inbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.account.query.Person;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.query.ConversationView.With;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.GroupId;
import stoa.query.platform.join.Groups;
import stoa.query.platform.join.Heads.Head;
import stoa.query.platform.join.Memberships;
import stoa.query.platform.join.Memberships.Membership;
import stoa.query.platform.join.People;

/** Whom one talks to in each conversation: one read for all people, and three for all groups. */
@Component
class Companions {

    private final People people;
    private final Groups groups;
    private final Memberships memberships;

    Companions(People people, Groups groups, Memberships memberships) {
        this.people = people;
        this.groups = groups;
        this.memberships = memberships;
    }

    Map<ConversationId, With> of(AccountId member, Map<ConversationId, Head> heads) {
        Map<ConversationId, With> found = HashMap.newHashMap(heads.size());
        Map<ConversationId, AccountId> others = HashMap.newHashMap(heads.size());
        heads.forEach((id, head) -> head.other(member).ifPresent(other -> others.put(id, other)));
        Map<AccountId, Person> persons = people.find(List.copyOf(others.values()));
        others.forEach((id, other) -> found.put(id, With.one(persons.get(other))));
        addGroups(member, heads, found);
        if (heads.containsKey(ConversationId.WORLD)) {
            found.put(ConversationId.WORLD, With.EVERYBODY);
        }
        return found;
    }

    private void addGroups(AccountId member, Map<ConversationId, Head> heads, Map<ConversationId, With> found) {
        List<GroupId> ids = heads.entrySet().stream()
                .filter(each -> each.getValue().kind() == ConversationKind.GROUP)
                .map(each -> GroupId.of(each.getKey()))
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        Map<GroupId, Membership> roles = memberships.of(member, ids);
        groups.find(ids).forEach((id, known) -> {
            if (roles.containsKey(id)) {
                found.put(
                        id.conversation(),
                        With.group(known.view(id, Optional.of(roles.get(id).role()))));
            }
        });
    }
}
