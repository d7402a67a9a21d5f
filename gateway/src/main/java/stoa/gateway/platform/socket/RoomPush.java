package stoa.gateway.platform.socket;

import java.util.Optional;
import stoa.api.kernel.ConversationId;

/** Events that a face also shows to everybody who has a part in a conversation of many, however many those are. */
public interface RoomPush<E> extends Push<E> {

    /**
     * The group's conversation whose members are all shown the event if they are connected, or the world room, for
     * whoever is; empty for the {@link #audience} alone.
     */
    Optional<ConversationId> room(E event);
}
