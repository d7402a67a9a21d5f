package stoa.query.conversation.inbox;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.join.Heads.Head;
import stoa.query.platform.join.OwnMessages;
import stoa.query.platform.join.Sides.Side;

/**
 * Counts what a member has not read: all messages after their pointer, without those that they wrote themselves. It
 * follows from three numbers, so that no message has to count anything up for anybody.
 */
@Component
class Unread {

    private final OwnMessages own;

    Unread(OwnMessages own) {
        this.own = own;
    }

    Map<ConversationId, Long> count(
            AccountId member, Map<ConversationId, Head> heads, Map<ConversationId, Side> sides) {
        Map<ConversationId, Long> readInPart = new HashMap<>();
        heads.forEach((id, head) -> {
            long readUpTo = sides.get(id).readUpTo();
            if (readUpTo > 0 && readUpTo < head.messages()) {
                readInPart.put(id, readUpTo);
            }
        });
        Map<ConversationId, Long> ownRead = own.count(member, readInPart);
        Map<ConversationId, Long> unread = HashMap.newHashMap(heads.size());
        heads.forEach((id, head) -> {
            long after = head.messages() - sides.get(id).readUpTo();
            // A pointer at a message that the history has not taken in yet shows too few for that moment, never too
            // many.
            long ownAfter = head.by(member) - ownRead.getOrDefault(id, 0L);
            unread.put(id, Math.max(0, after - ownAfter));
        });
        return unread;
    }
}
