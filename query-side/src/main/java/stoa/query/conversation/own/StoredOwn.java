package stoa.query.conversation.own;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.join.RoomMessages;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.view.Entry;

/** Counts messages by where they stand in lists. */
@Component
class StoredOwn implements RoomMessages {

    private final LiveLists lists;

    StoredOwn(ViewLists lists, OwnView view) {
        this.lists = lists.of(view);
    }

    @Override
    public Map<ConversationId, Long> ownAfter(AccountId member, Map<ConversationId, Long> sequences) {
        Map<String, Entry> after = HashMap.newHashMap(sequences.size());
        sequences.forEach((room, sequence) -> after.put(OwnView.listOf(room, member), Entry.of(sequence)));
        Map<String, Long> counted = lists.countAfter(after);
        Map<ConversationId, Long> own = HashMap.newHashMap(sequences.size());
        sequences.keySet().forEach(room -> own.put(room, counted.get(OwnView.listOf(room, member))));
        return own;
    }

    @Override
    public long inWorldBefore(AccountId account, long messages) {
        long since = lists.countAfter(Map.of(OwnView.WORLD, Entry.of(account.value())))
                .get(OwnView.WORLD);
        return Math.max(0, messages - since);
    }
}
