package stoa.gateway.platform.socket;

import java.util.Collection;
import stoa.api.kernel.AccountId;
import stoa.gateway.platform.Face;

/** Which events of one kind a face shows live, to whom, and how. */
public interface Push<E> {

    /** The face on whose sockets they are shown. */
    Face face();

    /** The record of the event. */
    Class<E> event();

    /** Who is shown the event; each of their sockets is sent it once. */
    Collection<AccountId> audience(E event);

    /** Whether the socket that asked for it is shown it too; if not, only all others are. */
    default boolean isEchoed() {
        return true;
    }

    /** The message that shows the event. */
    String frame(E event);
}
