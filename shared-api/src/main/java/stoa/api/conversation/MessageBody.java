package stoa.api.conversation;

import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** What a person says in a message, and as what it is to be shown. */
public record MessageBody(MessageType type, String content, MessageMetadata metadata) {

    public MessageBody {
        MessageText.requireContent(content);
        metadata.check();
        if (type == MessageType.SYSTEM) {
            throw new Rejection(KernelError.INVALID, "only the service itself writes in its own name");
        }
    }

    public static MessageBody text(String content) {
        return new MessageBody(MessageType.TEXT, content, MessageMetadata.NONE);
    }
}
