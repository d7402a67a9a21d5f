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

/** Every message is shown to both of its people, whichever face it was sent on. To its sender it is the echo. */
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
        return List.of(sent.sender(), sent.recipient());
    }

    @Override
    public String frame(MessageSent sent) {
        return Frame.of(MessageItem.of(new MessageView(
                sent.message(),
                sent.conversation(),
                sent.sequence(),
                sent.sender(),
                sent.recipient(),
                sent.content(),
                sent.sentAt())));
    }
}
