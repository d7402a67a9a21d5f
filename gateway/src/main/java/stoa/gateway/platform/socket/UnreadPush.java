package stoa.gateway.platform.socket;

import stoa.api.kernel.ConversationId;
import stoa.gateway.platform.Face;

/** How a face shows to somebody's other sockets that they have read, wherever they did. */
public interface UnreadPush {

    /** The face on whose sockets it is shown. */
    Face face();

    /** The message that shows how much is unread now. */
    String frame(ConversationId conversation, long unread);
}
