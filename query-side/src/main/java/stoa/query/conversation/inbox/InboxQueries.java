package stoa.query.conversation.inbox;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.account.query.Person;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.GetConversation;
import stoa.api.conversation.query.ListConversations;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.join.Heads;
import stoa.query.platform.join.Heads.Head;
import stoa.query.platform.join.People;
import stoa.query.platform.join.Sides;
import stoa.query.platform.join.Sides.Side;

/** Puts a person's conversations together: six reads by id, however many conversations. */
@Component
class InboxQueries {

    private static final Comparator<ConversationView> LATEST_FIRST = Comparator.comparing(
                    ConversationView::lastActivity)
            .thenComparing(conversation -> conversation.id().value())
            .reversed();

    private final Inboxes inboxes;
    private final Heads heads;
    private final Sides sides;
    private final Unread unread;
    private final People people;

    InboxQueries(Inboxes inboxes, Heads heads, Sides sides, Unread unread, People people) {
        this.inboxes = inboxes;
        this.heads = heads;
        this.sides = sides;
        this.unread = unread;
        this.people = people;
    }

    @QueryHandler
    ListConversations.Result handle(ListConversations query) {
        Map<ConversationId, Head> all = heads.find(inboxes.of(query.member()));
        Map<ConversationId, Side> ownSides = sides.find(query.member(), all.keySet());
        all.entrySet().removeIf(each -> !ownSides.get(each.getKey())
                .inSight(each.getValue().messages()));
        return new ListConversations.Result(
                views(query.member(), all, ownSides).sorted(LATEST_FIRST).toList());
    }

    @QueryHandler
    ConversationView handle(GetConversation query) {
        Map<ConversationId, Head> one = Map.of(query.conversation(), heads.of(query.conversation(), query.member()));
        return views(query.member(), one, sides.find(query.member(), one.keySet()))
                .findFirst()
                .orElseThrow();
    }

    private Stream<ConversationView> views(
            AccountId member, Map<ConversationId, Head> shown, Map<ConversationId, Side> ownSides) {
        Map<ConversationId, Long> counts = unread.count(member, shown, ownSides);
        List<AccountId> others = shown.values().stream()
                .map(head -> head.members().other(member))
                .toList();
        Map<AccountId, Person> persons = people.find(others);
        return shown.entrySet().stream().map(each -> {
            Head head = each.getValue();
            Person other = persons.get(head.members().other(member));
            return ConversationView.between(
                    each.getKey(), other, head.openedAt(), head.last(), counts.get(each.getKey()));
        });
    }
}
