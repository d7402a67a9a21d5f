package stoa.gateway.gochat.conversation;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.query.MessageView;
import stoa.gateway.gochat.platform.GoChatFace;
import stoa.gateway.platform.message.SaidPush;

/** Shows every message, those in the room of everybody as well; its client would show one that came back twice. */
@Component
final class MessagePush extends SaidPush {

    private final SenderNames names;

    MessagePush(GoChatFace face, SenderNames names) {
        super(face, Set.of(ConversationKind.GROUP, ConversationKind.WORLD));
        this.names = names;
    }

    @Override
    public String frame(MessageSent sent) {
        return Frame.shown(MessageItem.of(MessageView.of(sent), names.of(sent.sender())));
    }
}
