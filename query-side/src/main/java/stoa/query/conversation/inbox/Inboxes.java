package stoa.query.conversation.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.conversation.ConversationKind;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.view.Entry;

/** Which conversations a person has, in sight or not. */
@Component
class Inboxes {

    private static final Entry LAST = new Entry(Long.MAX_VALUE, Long.MAX_VALUE);

    private final LiveLists lists;

    Inboxes(ViewLists lists, InboxView view) {
        this.lists = lists.of(view);
    }

    /** Those of these kinds; some may not be there any more. */
    List<ConversationId> of(AccountId member, Set<ConversationKind> kinds) {
        List<String> wanted = new ArrayList<>();
        if (kinds.contains(ConversationKind.PRIVATE)) {
            wanted.add(InboxView.pairsOf(member));
        }
        if (kinds.contains(ConversationKind.GROUP)) {
            wanted.add(InboxView.roomsOf(member));
        }
        List<ConversationId> found = new ArrayList<>();
        lists.stretches(wanted, Entry.FIRST, LAST)
                .values()
                .forEach(entries -> entries.forEach(entry -> found.add(new ConversationId(entry.id()))));
        if (kinds.contains(ConversationKind.WORLD)) {
            found.add(ConversationId.WORLD);
        }
        return found;
    }
}
