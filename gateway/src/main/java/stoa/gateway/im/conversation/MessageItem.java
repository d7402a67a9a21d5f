package stoa.gateway.im.conversation;

import java.util.Locale;
import stoa.api.account.query.Person;
import stoa.api.conversation.MessageMetadata;
import stoa.api.conversation.MessageState;
import stoa.api.conversation.query.MessageView;
import stoa.gateway.im.platform.UserBrief;
import stoa.gateway.platform.Timestamps;

/** A message as the document shows it. */
record MessageItem(
        long id,
        long conversationId,
        long senderId,
        String type,
        String content,
        Metadata metadata,
        String sentAt,
        String status,
        UserBrief sender) {

    /** What is said of a file; empty of anything else. */
    record Metadata(String fileName, Long fileSize) {

        static Metadata of(MessageMetadata metadata) {
            return new Metadata(
                    metadata.fileName().orElse(null),
                    metadata.fileSize().isPresent() ? metadata.fileSize().getAsLong() : null);
        }
    }

    /** A message as it was sent a moment ago; who its sender is stands in the history. */
    static MessageItem pushed(MessageView message) {
        return of(message, (UserBrief) null);
    }

    static MessageItem of(MessageView message, Person sender) {
        return of(message, UserBrief.of(sender));
    }

    private static MessageItem of(MessageView message, UserBrief sender) {
        return new MessageItem(
                message.id().value(),
                message.conversation().value(),
                message.sender().value(),
                message.type().word(),
                message.content(),
                Metadata.of(message.metadata()),
                Timestamps.of(message.sentAt()),
                message.state().orElse(MessageState.SENT).name().toLowerCase(Locale.ROOT),
                sender);
    }
}
