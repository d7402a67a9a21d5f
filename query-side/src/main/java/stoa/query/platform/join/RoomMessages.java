package stoa.query.platform.join;

import java.util.Map;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;

/** Whose messages are whose where more than two write, and which were there before somebody came. */
public interface RoomMessages {

    /** How many messages of each room after that sequence are by the member; two reads, however many rooms. */
    Map<ConversationId, Long> ownAfter(AccountId member, Map<ConversationId, Long> sequences);

    /** How many messages the world room had when this account was made; nobody has to have read those. */
    long inWorldBefore(AccountId account, long messages);
}
