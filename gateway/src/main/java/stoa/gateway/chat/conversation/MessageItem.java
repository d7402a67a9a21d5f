package stoa.gateway.chat.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import stoa.api.conversation.query.MessageView;
import stoa.gateway.platform.Timestamps;

/**
 * A message as the document shows it.
 *
 * @param receiverId who it went to, empty in a group
 * @param readBy told in a history alone
 */
record MessageItem(
        @JsonProperty("message_id") String messageId,
        String type,
        String content,
        @JsonProperty("sender_id") String senderId,
        @JsonProperty("receiver_id") String receiverId,
        @JsonProperty("group_id") String groupId,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("read_by") List<Reader> readBy) {

    record Reader(
            @JsonProperty("user_id") String userId,
            @JsonProperty("read_at") String readAt) {

        static Reader of(MessageView.Reader reader) {
            return new Reader(reader.account().toString(), Timestamps.of(reader.readAt()));
        }
    }

    /** One that has just been sent. */
    static MessageItem of(MessageView message) {
        return of(message, null);
    }

    /** One of a history. */
    static MessageItem read(MessageView message) {
        return of(message, message.readers().stream().map(Reader::of).toList());
    }

    private static MessageItem of(MessageView message, List<Reader> readBy) {
        return new MessageItem(
                message.id().toString(),
                message.type().word(),
                message.content(),
                message.sender().toString(),
                message.recipient().map(Object::toString).orElse(""),
                message.recipient().isPresent() ? "" : message.conversation().toString(),
                Timestamps.of(message.sentAt()),
                readBy);
    }
}
