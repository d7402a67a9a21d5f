package stoa.gateway.im.conversation;

import java.time.Instant;
import org.springframework.stereotype.Component;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Timestamps;
import stoa.gateway.platform.socket.ReadPush;

/** Shows to the others that somebody has read, on whichever face they did. */
@Component
final class ReceiptPush implements ReadPush {

    private final ImFace face;

    ReceiptPush(ImFace face) {
        this.face = face;
    }

    record Receipt(String type, long messageId, long conversationId, long userId, String readAt) {}

    @Override
    public Face face() {
        return face;
    }

    @Override
    public String frame(MessageView message, AccountId reader, Instant readAt) {
        return Frame.write(new Receipt(
                "read", message.id().value(), message.conversation().value(), reader.value(), Timestamps.of(readAt)));
    }
}
