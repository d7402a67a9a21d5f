package stoa.gateway.chat.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import stoa.api.conversation.MessageBody;
import stoa.api.conversation.MessageMetadata;
import stoa.api.conversation.MessageType;
import stoa.gateway.chat.platform.ChatInput;
import stoa.gateway.platform.http.SaidId;
import stoa.gateway.platform.message.To;

/** A message as clients send it. What says no type is text. */
record MessageDraft(
        String type,
        String content,
        @JsonProperty("receiver_id") SaidId receiverId,
        @JsonProperty("group_id") SaidId groupId) {

    MessageBody body() {
        MessageType said = type == null || type.isEmpty() ? MessageType.TEXT : MessageType.of(type);
        return new MessageBody(said, ChatInput.required("content", content), MessageMetadata.NONE);
    }

    To to() {
        return ChatInput.to(receiverId, groupId);
    }
}
