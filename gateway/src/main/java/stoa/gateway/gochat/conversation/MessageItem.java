package stoa.gateway.gochat.conversation;

import stoa.api.conversation.query.MessageView;
import stoa.gateway.gochat.platform.RoomId;
import stoa.gateway.platform.Timestamps;

/**
 * A message as its client shows it.
 *
 * @param seqId its number in the conversation, up to which can be said to have been read
 * @param status always {@code sent}: its client shows nothing at all for whatever else it could be
 */
record MessageItem(
        String messageId,
        String conversationId,
        String senderId,
        String senderName,
        String content,
        String type,
        String sendTime,
        long seqId,
        String status) {

    static MessageItem of(MessageView message, String senderName) {
        return new MessageItem(
                message.id().toString(),
                RoomId.of(message.conversation()),
                message.sender().toString(),
                senderName,
                message.content(),
                message.type().word(),
                Timestamps.of(message.sentAt()),
                message.sequence(),
                "sent");
    }
}
