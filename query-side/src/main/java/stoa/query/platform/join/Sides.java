package stoa.query.platform.join;

import java.util.Collection;
import java.util.Map;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;

/** Each member's own side of conversations. */
public interface Sides {

    /** A side for every conversation, {@link Side#UNTOUCHED} where the member did nothing there yet. */
    Map<ConversationId, Side> find(AccountId member, Collection<ConversationId> ids);

    /** A side for each of the members of one conversation, likewise. */
    Map<AccountId, Side> of(ConversationId id, Collection<AccountId> members);

    /**
     * One member's side of one conversation.
     *
     * @param readUpTo the sequence of the last message that they have read, 0 for none
     * @param deliveredUpTo the sequence of the last message that has reached an open client of theirs, 0 for none
     * @param hiddenUpTo the sequence up to which it is out of their sight, -1 if it is not
     */
    record Side(long readUpTo, long deliveredUpTo, long hiddenUpTo) {

        public static final Side UNTOUCHED = new Side(0, 0, -1);

        /** Whether they see the conversation, once it has that many messages. */
        public boolean inSight(long messages) {
            return messages > hiddenUpTo;
        }
    }
}
