package stoa.gateway.im.conversation;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.MessageId;
import stoa.api.kernel.Rejection;
import stoa.gateway.im.platform.ImInput;
import stoa.gateway.im.platform.ImReply;
import stoa.gateway.platform.http.JsonText;
import stoa.gateway.platform.http.SaidId;
import stoa.gateway.platform.message.To;

/**
 * What clients send over a socket: the Chat face's frames, whose keys are taken too, with this face's own way to name a
 * conversation beside.
 *
 * @param clientId what the client wants to be told in the answer
 * @param data the message, where it is wrapped in a frame of the type {@code message}
 */
record Frame(
        String type,
        String content,
        MessageItem.Metadata metadata,
        @JsonAlias("receiver_id") SaidId receiverId,
        @JsonAlias("group_id") SaidId groupId,
        @JsonAlias("conversation_id") SaidId conversationId,
        @JsonAlias("message_id") SaidId messageId,
        @JsonProperty("client_id") @JsonAlias("clientId") String clientId,
        Frame data) {

    private static final String WRAPPED = "message";

    /** A message was sent. */
    record Ack(String type, @JsonProperty("client_id") String clientId, MessageItem data) {}

    record Refused(String type, int code, String error) {}

    record Pong(String type) {}

    static Frame of(byte[] message) {
        Frame frame = JsonText.read(message, Frame.class);
        return WRAPPED.equals(frame.type) && frame.data != null ? frame.data.underName(frame.clientId) : frame;
    }

    private Frame underName(String outer) {
        return new Frame(
                type,
                content,
                metadata,
                receiverId,
                groupId,
                conversationId,
                messageId,
                clientId == null ? outer : clientId,
                data);
    }

    boolean is(String which) {
        return which.equals(type);
    }

    MessageDraft draft() {
        return new MessageDraft(type, content, metadata);
    }

    Optional<MessageId> message() {
        return SaidId.in(messageId).map(MessageId::new);
    }

    /** Exactly one of the three ways to say it. */
    To to() {
        Stream<To> said = Stream.of(
                        SaidId.in(receiverId).<To>map(id -> new To.Person(new AccountId(id))),
                        SaidId.in(groupId).<To>map(id -> new To.Group(group(id))),
                        SaidId.in(conversationId).<To>map(id -> new To.Room(ImInput.conversation(Long.toString(id)))))
                .flatMap(Optional::stream);
        return said.reduce((one, other) -> {
                    throw new Rejection(KernelError.INVALID, "said twice where to");
                })
                .orElseThrow(() -> new Rejection(KernelError.INVALID, "not said where to"));
    }

    private static GroupId group(long id) {
        return GroupId.of(ImInput.conversation(Long.toString(id)));
    }

    static String write(Object frame) {
        return new String(JsonText.write(frame), StandardCharsets.UTF_8);
    }

    static String of(ImReply refusal) {
        return write(new Refused("error", refusal.status(), ((ImReply.Problem) refusal.body()).error()));
    }
}
