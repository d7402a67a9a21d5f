package stoa.query.conversation.inbox;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.ConversationView.With;
import stoa.api.conversation.query.GetConversation;
import stoa.api.conversation.query.ListConversations;
import stoa.api.conversation.query.ListRooms;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.join.Access;
import stoa.query.platform.join.Heads;
import stoa.query.platform.join.Heads.Head;
import stoa.query.platform.join.Sides;
import stoa.query.platform.join.Sides.Side;

/** Puts a person's conversations together: a handful of reads by id, however many conversations of whatever size. */
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
    private final Companions companions;
    private final Access access;

    InboxQueries(Inboxes inboxes, Heads heads, Sides sides, Unread unread, Companions companions, Access access) {
        this.inboxes = inboxes;
        this.heads = heads;
        this.sides = sides;
        this.unread = unread;
        this.companions = companions;
        this.access = access;
    }

    @QueryHandler
    ListConversations.Result handle(ListConversations query) {
        Map<ConversationId, Head> all = heads.find(inboxes.of(query.member(), query.kinds()));
        Map<ConversationId, Side> ownSides = sides.find(query.member(), all.keySet());
        all.entrySet().removeIf(each -> !ownSides.get(each.getKey())
                .inSight(each.getValue().messages()));
        return new ListConversations.Result(
                views(query.member(), all, ownSides).sorted(LATEST_FIRST).toList());
    }

    @QueryHandler
    ConversationView handle(GetConversation query) {
        Map<ConversationId, Head> one =
                Map.of(query.conversation(), access.require(query.conversation(), query.member()));
        return views(query.member(), one, sides.find(query.member(), one.keySet()))
                .findFirst()
                .orElseThrow();
    }

    @QueryHandler
    ListRooms.Result handle(ListRooms query) {
        List<ConversationId> rooms = inboxes.of(query.member(), Set.of(ConversationKind.GROUP));
        return new ListRooms.Result(Set.copyOf(rooms));
    }

    /** What is not there for a moment, since one view has heard of it and another has not, is left out. */
    private Stream<ConversationView> views(
            AccountId member, Map<ConversationId, Head> shown, Map<ConversationId, Side> ownSides) {
        Map<ConversationId, Long> counts = unread.count(member, shown, ownSides);
        Map<ConversationId, With> with = companions.of(member, shown);
        return shown.entrySet().stream()
                .filter(each -> with.containsKey(each.getKey()))
                .map(each -> new ConversationView(
                        each.getKey(),
                        each.getValue().kind(),
                        with.get(each.getKey()),
                        each.getValue().openedAt(),
                        each.getValue().last(),
                        counts.get(each.getKey())));
    }
}
