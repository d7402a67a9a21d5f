package stoa.gateway.gochat.conversation;

import org.springframework.stereotype.Component;
import stoa.api.kernel.ConversationId;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.gochat.platform.RoomId;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.socket.UnreadPush;

/** Takes the mark of what is unread away from somebody's other windows. */
@Component
final class ReadElsewherePush implements UnreadPush {

    private final GoChatFace face;

    ReadElsewherePush(GoChatFace face) {
        this.face = face;
    }

    @Override
    public Face face() {
        return face;
    }

    @Override
    public String frame(ConversationId conversation, long unread) {
        return Frame.updated(RoomId.of(conversation), unread);
    }
}
