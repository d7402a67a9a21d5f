package stoa.gateway.platform.socket;

import java.util.Collection;
import stoa.api.kernel.AccountId;
import stoa.gateway.platform.Face;

/** How a face shows on its sockets that somebody has come or gone. */
public interface PresencePush {

    /** The face on whose sockets it is shown. */
    Face face();

    /** Whom it concerns; asked apart from the threads that show messages, so it may take its time. */
    Collection<AccountId> audience(AccountId account);

    /** The message that shows it. */
    String frame(AccountId account, boolean online);
}
