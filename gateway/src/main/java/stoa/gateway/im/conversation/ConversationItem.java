package stoa.gateway.im.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import stoa.api.account.query.Person;
import stoa.api.conversation.query.ConversationView;
import stoa.api.group.query.GroupView;
import stoa.gateway.platform.Timestamps;

/**
 * A conversation as the document shows it to one who has a part in it.
 *
 * @param targetId the other of two, or the group
 * @param createdAt told by the call that opens one alone
 */
record ConversationItem(
        long id,
        String type,
        long targetId,
        String name,
        String avatar,
        @JsonInclude(JsonInclude.Include.ALWAYS) Last lastMessage,
        String updatedAt,
        long unreadCount,
        String createdAt) {

    /**
     * @param senderId a string, unlike every other id of this face
     */
    record Last(long id, String content, String timestamp, String senderId) {

        static Last of(ConversationView.LastMessage last) {
            return new Last(
                    last.id().value(),
                    last.preview(),
                    Timestamps.of(last.sentAt()),
                    last.sender().toString());
        }
    }

    private record Target(long id, String name, String avatar) {

        static Target of(ConversationView.With with) {
            return with.group().map(Target::of).orElseGet(() -> of(with.person().orElseThrow()));
        }

        private static Target of(GroupView group) {
            return new Target(
                    group.id().value(), group.profile().name(), group.profile().avatar());
        }

        private static Target of(Person person) {
            return new Target(person.id().value(), person.called(), person.avatar());
        }
    }

    static ConversationItem of(ConversationView conversation) {
        return of(conversation, null);
    }

    static ConversationItem opened(ConversationView conversation) {
        return of(conversation, Timestamps.of(conversation.openedAt()));
    }

    private static ConversationItem of(ConversationView conversation, String createdAt) {
        Target target = Target.of(conversation.with());
        return new ConversationItem(
                conversation.id().value(),
                conversation.kind().name().toLowerCase(Locale.ROOT),
                target.id(),
                target.name(),
                target.avatar(),
                conversation.last().map(Last::of).orElse(null),
                Timestamps.of(conversation.lastActivity()),
                conversation.unread(),
                createdAt);
    }
}
