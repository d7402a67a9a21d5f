package stoa.query.conversation.inbox;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.conversation.ConversationKind;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.join.Heads.Head;
import stoa.query.platform.join.OwnMessages;
import stoa.query.platform.join.RoomMessages;
import stoa.query.platform.join.Sides.Side;

/**
 * Counts what a member has not read: all messages after their pointer, without those that they wrote themselves. It
 * follows from numbers that are there, so that no message has to count anything up for anybody.
 */
@Component
class Unread {

    private final OwnMessages own;
    private final RoomMessages rooms;

    Unread(OwnMessages own, RoomMessages rooms) {
        this.own = own;
        this.rooms = rooms;
    }

    Map<ConversationId, Long> count(
            AccountId member, Map<ConversationId, Head> heads, Map<ConversationId, Side> sides) {
        Map<ConversationId, Long> pointers = HashMap.newHashMap(heads.size());
        heads.forEach((id, head) -> pointers.put(id, pointer(member, head, sides.get(id))));
        Map<ConversationId, Long> ownAfter = ownAfter(member, heads, pointers);
        Map<ConversationId, Long> unread = HashMap.newHashMap(heads.size());
        heads.forEach((id, head) -> {
            long after = head.messages() - pointers.get(id);
            // A view that lags behind another shows too few for that moment, never less than none.
            unread.put(id, Math.max(0, after - ownAfter.getOrDefault(id, 0L)));
        });
        return unread;
    }

    /** In the world room what was there before oneself is not new. */
    private long pointer(AccountId member, Head head, Side side) {
        return head.kind() == ConversationKind.WORLD
                ? Math.max(side.readUpTo(), rooms.inWorldBefore(member, head.messages()))
                : side.readUpTo();
    }

    private Map<ConversationId, Long> ownAfter(
            AccountId member, Map<ConversationId, Head> heads, Map<ConversationId, Long> pointers) {
        Map<ConversationId, Long> ofTwo = new HashMap<>();
        Map<ConversationId, Long> ofMany = new HashMap<>();
        heads.forEach((id, head) -> {
            long pointer = pointers.get(id);
            if (pointer < head.messages()) {
                (head.kind() == ConversationKind.PRIVATE ? ofTwo : ofMany).put(id, pointer);
            }
        });
        Map<ConversationId, Long> after = ofMany.isEmpty() ? new HashMap<>() : rooms.ownAfter(member, ofMany);
        after.putAll(ofTwo(member, heads, ofTwo));
        return after;
    }

    /** Between two the message at the pointer tells how many up to it are one's own, and the head how many in all. */
    private Map<ConversationId, Long> ofTwo(
            AccountId member, Map<ConversationId, Head> heads, Map<ConversationId, Long> pointers) {
        Map<ConversationId, Long> readInPart = new HashMap<>(pointers);
        readInPart.values().removeIf(pointer -> pointer == 0);
        Map<ConversationId, Long> ownRead = own.count(member, readInPart);
        Map<ConversationId, Long> after = HashMap.newHashMap(pointers.size());
        pointers.forEach((id, pointer) -> after.put(id, heads.get(id).by(member) - ownRead.getOrDefault(id, 0L)));
        return after;
    }
}
