package stoa.query.conversation.own;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.event.MessageSent;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/**
 * Where more than two write, one list for each person of the sequences of their own messages; and one of the messages
 * of the world room by their ids, which are in the order of time that accounts' ids are in too. A message touches two
 * lists at most, however many read it.
 */
@Component
class OwnView implements ListView {

    static final String WORLD = "world";

    private static final ViewName NAME = new ViewName("conversation", "own", 1);

    static String listOf(ConversationId room, AccountId member) {
        return room + ":" + member;
    }

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(MessageSent.class);
    }

    @Override
    public void change(Object event, ListChanges changes) {
        MessageSent sent = (MessageSent) event;
        if (sent.kind() != ConversationKind.PRIVATE) {
            changes.add(listOf(sent.conversation(), sent.sender()), Entry.of(sent.sequence()));
        }
        if (sent.kind() == ConversationKind.WORLD) {
            changes.add(WORLD, Entry.of(sent.message().value()));
        }
    }
}
