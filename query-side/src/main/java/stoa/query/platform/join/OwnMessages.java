package stoa.query.platform.join;

import java.util.Map;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;

/** How much of conversations is by one of their members. */
public interface OwnMessages {

    /**
     * How many messages of each conversation, up to and with the one of that sequence, are by the member; nothing for a
     * message that is not known here yet.
     */
    Map<ConversationId, Long> count(AccountId member, Map<ConversationId, Long> upTo);
}
