package stoa.gateway.gochat.conversation;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Optional;
import stoa.api.conversation.MessageBody;
import stoa.api.conversation.MessageMetadata;
import stoa.api.conversation.MessageText;
import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.gochat.platform.RoomId;
import stoa.gateway.platform.http.SaidId;
import stoa.gateway.platform.message.To;

/**
 * A message as clients send it, or up to where they have read. The further names of its keys are those of other
 * editions of the document.
 *
 * @param tempMessageId what the client calls the message, which under the same name is there once
 */
record MessageDraft(
        @JsonAlias("conversation_id") RoomId conversationId,
        String content,
        @JsonAlias({"message_type", "type"}) SaidType messageType,
        @JsonAlias("client_msg_id") String tempMessageId,
        @JsonAlias("seq_id") SaidId seqId) {

    boolean isTooLong() {
        return content != null && CanonicalText.length(content) > MessageText.CONTENT_MAX;
    }

    To to() {
        return new To.Room(RoomId.required(conversationId));
    }

    MessageBody body() {
        if (content == null || content.isBlank()) {
            throw new Rejection(KernelError.INVALID, "content is required");
        }
        return new MessageBody(SaidType.of(messageType), content, MessageMetadata.NONE);
    }

    Optional<String> clientId() {
        return Optional.ofNullable(tempMessageId).filter(id -> !id.isEmpty());
    }
}
