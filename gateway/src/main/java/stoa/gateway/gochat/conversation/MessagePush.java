package stoa.gateway.gochat.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.socket.RoomPush;

/**
 * Every message is shown to who may see it, whichever face it was sent on, but not to the socket that sent it: its
 * client would show it twice. What is said in the room of everybody is shown to everybody.
 */
@Component
final class MessagePush implements RoomPush<MessageSent> {

    private final GoChatFace face;
    private final SenderNames names;

    MessagePush(GoChatFace face, SenderNames names) {
        this.face = face;
        this.names = names;
    }

    @Override
    public Face face() {
        return face;
    }

    @Override
    public Class<MessageSent> event() {
        return MessageSent.class;
    }

    @Override
    public Collection<AccountId> audience(MessageSent sent) {
        return sent.pair().map(pair -> List.of(pair.lower(), pair.higher())).orElse(List.of());
    }

    @Override
    public Optional<ConversationId> room(MessageSent sent) {
        return sent.kind() == ConversationKind.PRIVATE ? Optional.empty() : Optional.of(sent.conversation());
    }

    @Override
    public boolean isEchoed() {
        return false;
    }

    @Override
    public String frame(MessageSent sent) {
        return Frame.shown(MessageItem.of(MessageView.of(sent), names.of(sent.sender())));
    }
}
