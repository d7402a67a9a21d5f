package stoa.query.conversation.inbox;

import java.util.List;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.list.LiveLists;
import stoa.query.platform.list.ViewLists;

/** Which conversations a person has, in sight or not. */
@Component
class Inboxes {

    private final LiveLists lists;

    Inboxes(ViewLists lists, InboxView view) {
        this.lists = lists.of(view);
    }

    List<ConversationId> of(AccountId member) {
        return lists.all(member.toString()).stream()
                .map(entry -> new ConversationId(entry.id()))
                .toList();
    }
}
