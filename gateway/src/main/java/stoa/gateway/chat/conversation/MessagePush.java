package stoa.gateway.chat.conversation;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.query.MessageView;
import stoa.gateway.chat.platform.ChatFace;
import stoa.gateway.platform.message.SaidPush;

/** Shows every message but those in the room of everybody, which is not on this face. */
@Component
final class MessagePush extends SaidPush {

    MessagePush(ChatFace face) {
        super(face, Set.of(ConversationKind.GROUP));
    }

    @Override
    public String frame(MessageSent sent) {
        return Frame.write(MessageItem.of(MessageView.of(sent)));
    }
}
