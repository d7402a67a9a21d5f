package stoa.gateway.chat.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import stoa.api.kernel.MessageId;
import stoa.gateway.chat.platform.ChatInput;
import stoa.gateway.chat.platform.ChatReply;
import stoa.gateway.platform.http.JsonText;
import stoa.gateway.platform.http.SaidId;
import stoa.gateway.platform.message.To;

/**
 * What clients send over a socket.
 *
 * @param clientId what the client wants to be told in the answer
 * @param data the message, where it is wrapped in a frame of the type {@code message}
 */
record Frame(
        String type,
        String content,
        @JsonProperty("receiver_id") SaidId receiverId,
        @JsonProperty("group_id") SaidId groupId,
        @JsonProperty("message_id") SaidId messageId,
        @JsonProperty("client_id") String clientId,
        Frame data) {

    private static final String WRAPPED = "message";

    /** A message was sent. */
    record Ack(String type, @JsonProperty("client_id") String clientId, MessageItem data) {}

    record Refused(String type, int code, String message, String error) {}

    record Pong(String type) {}

    static Frame of(byte[] message) {
        Frame frame = JsonText.read(message, Frame.class);
        return WRAPPED.equals(frame.type) && frame.data != null ? frame.data.underName(frame.clientId) : frame;
    }

    private Frame underName(String outer) {
        return new Frame(type, content, receiverId, groupId, messageId, clientId == null ? outer : clientId, data);
    }

    boolean is(String which) {
        return which.equals(type);
    }

    MessageDraft draft() {
        return new MessageDraft(type, content, receiverId, groupId);
    }

    Optional<MessageId> message() {
        return SaidId.in(messageId).map(MessageId::new);
    }

    To to() {
        return ChatInput.to(receiverId, groupId);
    }

    static String write(Object frame) {
        return new String(JsonText.write(frame), StandardCharsets.UTF_8);
    }

    static String of(ChatReply refusal) {
        ChatReply.Failure failure = (ChatReply.Failure) refusal.body();
        return write(new Refused("error", failure.code(), failure.message(), failure.error()));
    }
}
