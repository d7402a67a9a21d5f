package stoa.gateway.platform.message;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.event.MessageSent;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.socket.RoomPush;

/** Every message is shown to who may see it, whichever face it was sent on, but not to the socket that sent it. */
public abstract class SaidPush implements RoomPush<MessageSent> {

    private final Face face;
    private final Set<ConversationKind> rooms;

    /**
     * @param rooms the kinds of conversations of many that are on the face
     */
    protected SaidPush(Face face, Set<ConversationKind> rooms) {
        this.face = face;
        this.rooms = Set.copyOf(rooms);
    }

    @Override
    public final Face face() {
        return face;
    }

    @Override
    public final Class<MessageSent> event() {
        return MessageSent.class;
    }

    @Override
    public final Collection<AccountId> audience(MessageSent sent) {
        return sent.pair().map(pair -> List.of(pair.lower(), pair.higher())).orElse(List.of());
    }

    @Override
    public final Optional<ConversationId> room(MessageSent sent) {
        return rooms.contains(sent.kind()) ? Optional.of(sent.conversation()) : Optional.empty();
    }

    @Override
    public final boolean isEchoed() {
        return false;
    }
}
