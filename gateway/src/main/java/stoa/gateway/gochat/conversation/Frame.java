package stoa.gateway.gochat.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.charset.StandardCharsets;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.gochat.platform.GoChatFault;
import stoa.gateway.gochat.platform.RoomId;
import stoa.gateway.platform.Timestamps;
import stoa.gateway.platform.http.JsonText;

/** What clients send over a socket, and what they are sent. */
record Frame(String type, MessageDraft data) {

    /** Whatever is said to a client, under what that is. */
    record Told(String type, Object data) {}

    record Pong(String type, long timestamp) {}

    /**
     * A message was taken.
     *
     * @param clientMsgId what the client calls it, once more under the key of another edition of the document
     */
    record Ack(
            String tempMessageId,
            String messageId,
            @JsonProperty("client_msg_id") String clientMsgId,
            String conversationId,
            long seqId,
            String sendTime,
            String status) {}

    /** The document has the message here, its browser client looks for it one level below: it is in both places. */
    record Shown(@JsonUnwrapped MessageItem flat, MessageItem message) {}

    /** What has changed of a conversation; its client finds the type of the frame only where it stands once more. */
    record Update(String type, String conversationId, Changed updates) {}

    record Changed(long unreadCount) {}

    /**
     * @param tempMessageId which message was refused, where that was said
     */
    record Refused(String message, String code, String tempMessageId) {}

    static Frame of(byte[] message) {
        return JsonText.read(message, Frame.class);
    }

    /** What a frame is about; all that have a use for it must have it. */
    MessageDraft draft() {
        if (data == null) {
            throw new Rejection(KernelError.INVALID, "data is required");
        }
        return data;
    }

    static String pong(long seconds) {
        return write(new Pong("pong", seconds));
    }

    static String ack(MessageDraft draft, MessageView sent) {
        String name = draft.clientId().orElse("");
        Ack ack = new Ack(
                name,
                sent.id().toString(),
                name,
                RoomId.of(sent.conversation()),
                sent.sequence(),
                Timestamps.of(sent.sentAt()),
                "success");
        return write(new Told("message-ack", ack));
    }

    static String shown(MessageItem message) {
        return write(new Told("new-message", new Shown(message, message)));
    }

    static String updated(String conversation, long unread) {
        String type = "conversation-update";
        return write(new Told(type, new Update(type, conversation, new Changed(unread))));
    }

    static String refused(GoChatFault fault, String tempMessageId) {
        return write(new Told("error", new Refused(fault.text(), fault.code().name(), tempMessageId)));
    }

    static String refused(GoChatFault fault) {
        return refused(fault, null);
    }

    private static String write(Object frame) {
        return new String(JsonText.write(frame), StandardCharsets.UTF_8);
    }
}
