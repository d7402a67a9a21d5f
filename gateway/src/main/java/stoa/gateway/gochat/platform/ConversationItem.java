package stoa.gateway.gochat.platform;

import stoa.api.account.query.Person;
import stoa.api.conversation.query.ConversationView;
import stoa.api.conversation.query.ConversationView.LastMessage;
import stoa.api.group.query.GroupView;
import stoa.gateway.platform.Timestamps;

/**
 * A conversation as its client shows it to one who has a part in it.
 *
 * @param lastMessage a plain text, since its client would print anything else as it stands
 */
public record ConversationItem(
        String conversationId,
        String type,
        Target target,
        String lastMessage,
        String lastMessageTime,
        long unreadCount) {

    /** Whom one talks to: one person, or a group, of which the room of everybody is one in its client's eyes. */
    public record Target(
            String userId,
            String username,
            String groupId,
            String groupName,
            String avatar,
            Long memberCount,
            String description) {

        static Target of(Person person) {
            return new Target(person.id().toString(), person.name(), null, null, person.avatar(), null, null);
        }

        static Target of(GroupView group) {
            return new Target(
                    null,
                    null,
                    group.id().toString(),
                    group.profile().name(),
                    group.profile().avatar(),
                    group.memberCount(),
                    null);
        }

        static Target world(long people) {
            return new Target(null, null, RoomId.WORLD, World.NAME, "", people, World.DESCRIPTION);
        }
    }

    /** A conversation of two, or a group's. */
    public static ConversationItem of(ConversationView conversation) {
        return conversation
                .with()
                .group()
                .map(group -> of(conversation, "group", Target.of(group)))
                .orElseGet(() -> of(conversation, "single", Target.of(conversation.other())));
    }

    /** The room of everybody, of whom there are so many. */
    public static ConversationItem world(ConversationView conversation, long people) {
        return of(conversation, RoomId.WORLD, Target.world(people));
    }

    private static ConversationItem of(ConversationView conversation, String type, Target target) {
        return new ConversationItem(
                RoomId.of(conversation.id()),
                type,
                target,
                conversation.last().map(ConversationItem::preview).orElse(""),
                conversation.last().map(last -> Timestamps.of(last.sentAt())).orElse(""),
                conversation.unread());
    }

    private static String preview(LastMessage last) {
        return switch (last.type()) {
            case IMAGE -> "[图片]";
            case FILE -> "[文件]";
            case TEXT, SYSTEM -> last.preview();
        };
    }
}
