package stoa.gateway.chat.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.socket.RoomPush;

/** Every message is shown to who may see it, whichever face it was sent on, but not to the socket that sent it. */
@Component
final class MessagePush implements RoomPush<MessageSent> {

    private final ChatFace face;

    MessagePush(ChatFace face) {
        this.face = face;
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

    /** The room of everybody is not on this face. */
    @Override
    public Optional<ConversationId> room(MessageSent sent) {
        return sent.kind() == ConversationKind.GROUP ? Optional.of(sent.conversation()) : Optional.empty();
    }

    @Override
    public boolean isEchoed() {
        return false;
    }

    @Override
    public String frame(MessageSent sent) {
        return Frame.write(MessageItem.of(MessageView.of(sent)));
    }
}
