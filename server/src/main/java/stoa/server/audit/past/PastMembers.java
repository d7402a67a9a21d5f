package stoa.server.audit.past;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import stoa.api.audit.query.GetPastMembers.Member;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.event.ConversationOpened;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.GetConversation;
import stoa.api.group.event.GroupCreated;
import stoa.api.group.event.GroupTransferred;
import stoa.api.group.query.ListMembers;
import stoa.api.group.query.MemberView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.Span;
import stoa.query.platform.past.PastViews;

/** Asks the past who had a part in a conversation, as one who had: nobody else may know. */
final class PastMembers {

    private final PastViews views;
    private final List<TrackedEventMessage<?>> events;

    /**
     * @param events those that the views were made of
     */
    PastMembers(PastViews views, List<TrackedEventMessage<?>> events) {
        this.views = views;
        this.events = events;
    }

    /** The members of a group, for its owner to see. */
    List<Member> of(GroupId group) {
        AccountId owner = payloads()
                .flatMap(PastMembers::ownerBy)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> nowhere(group.conversation()));
        List<Member> members = new ArrayList<>();
        PageOf<MemberView> page;
        do {
            page = views.ask(
                            new ListMembers(group, owner, new Span(members.size(), Span.MAX_SIZE)),
                            ListMembers.Result.class)
                    .members();
            page.items()
                    .forEach(member -> members.add(
                            new Member(member.person().id(), Optional.of(member.role()), member.joinedAt())));
        } while (members.size() < page.total() && !page.items().isEmpty());
        return members;
    }

    private static Stream<AccountId> ownerBy(Object event) {
        return switch (event) {
            case GroupCreated it -> Stream.of(it.owner());
            case GroupTransferred it -> Stream.of(it.to());
            default -> Stream.empty();
        };
    }

    /** The two of a conversation, each of whom sees it. */
    List<Member> of(ConversationId conversation) {
        ConversationOpened opened = payloads()
                .filter(ConversationOpened.class::isInstance)
                .map(ConversationOpened.class::cast)
                .findFirst()
                .orElseThrow(() -> nowhere(conversation));
        return Stream.of(opened.members().lower(), opened.members().higher())
                .map(member -> seenBy(conversation, member))
                .toList();
    }

    private Member seenBy(ConversationId conversation, AccountId member) {
        ConversationView seen = views.ask(new GetConversation(conversation, member), ConversationView.class);
        return new Member(member, Optional.empty(), seen.openedAt());
    }

    private Stream<Object> payloads() {
        return events.stream().map(TrackedEventMessage::getPayload);
    }

    private static Rejection nowhere(ConversationId conversation) {
        return new Rejection(ConversationError.CONVERSATION_NOT_FOUND, "no conversation " + conversation);
    }
}
