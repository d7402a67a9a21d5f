package stoa.gateway.forum.conversation;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.gateway.forum.platform.ForumFace;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.socket.Push;

/**
 * Every message between two is shown to both, whichever face it was sent on; to its sender it is the echo. What is
 * said among more is not for this face, whose client would open a session of two with its sender.
 */
@Component
final class MessagePush implements Push<MessageSent> {

    private final ForumFace face;

    MessagePush(ForumFace face) {
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

    @Override
    public String frame(MessageSent sent) {
        return Frame.of(MessageItem.of(MessageView.of(sent)));
    }
}
