package stoa.gateway.chat.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.springframework.stereotype.Component;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Timestamps;
import stoa.gateway.platform.socket.ReadPush;

/** Shows to the others that somebody has read, on whichever face they did. */
@Component
final class ReceiptPush implements ReadPush {

    private final ChatFace face;

    ReceiptPush(ChatFace face) {
        this.face = face;
    }

    record Receipt(
            String type,
            @JsonProperty("message_id") String messageId,
            @JsonProperty("user_id") String userId,
            @JsonProperty("read_at") String readAt) {}

    @Override
    public Face face() {
        return face;
    }

    @Override
    public String frame(MessageView message, AccountId reader, Instant readAt) {
        return Frame.write(new Receipt("read", message.id().toString(), reader.toString(), Timestamps.of(readAt)));
    }
}
