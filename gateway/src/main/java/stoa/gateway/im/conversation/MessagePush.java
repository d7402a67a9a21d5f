package stoa.gateway.im.conversation;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.query.MessageView;
import stoa.gateway.im.platform.ImFace;
import stoa.gateway.platform.message.SaidPush;

/** Shows every message but those in the room of everybody, which is not on this face. */
@Component
final class MessagePush extends SaidPush {

    MessagePush(ImFace face) {
        super(face, Set.of(ConversationKind.GROUP));
    }

    @Override
    public String frame(MessageSent sent) {
        return Frame.write(MessageItem.pushed(MessageView.of(sent)));
    }
}
