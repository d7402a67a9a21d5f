package stoa.gateway.platform.socket;

import java.time.Instant;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.gateway.platform.Face;

/** How a face shows on its sockets that somebody has read. */
public interface ReadPush {

    /** The face on whose sockets it is shown, to all who may see it but the reader. */
    Face face();

    /**
     * The message that shows it.
     *
     * @param message the newest that was read
     */
    String frame(MessageView message, AccountId reader, Instant readAt);
}
