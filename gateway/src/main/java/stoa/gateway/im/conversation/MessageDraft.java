package stoa.gateway.im.conversation;

import java.util.Optional;
import java.util.OptionalLong;
import stoa.api.conversation.MessageBody;
import stoa.api.conversation.MessageMetadata;
import stoa.api.conversation.MessageType;
import stoa.gateway.im.platform.ImInput;

/** A message as clients send it. What says no type is text. */
record MessageDraft(String type, String content, MessageItem.Metadata metadata) {

    MessageBody body() {
        return new MessageBody(
                type == null ? MessageType.TEXT : MessageType.of(type), ImInput.required("content", content), said());
    }

    private MessageMetadata said() {
        return metadata == null
                ? MessageMetadata.NONE
                : new MessageMetadata(
                        Optional.ofNullable(metadata.fileName()),
                        metadata.fileSize() == null ? OptionalLong.empty() : OptionalLong.of(metadata.fileSize()));
    }
}
