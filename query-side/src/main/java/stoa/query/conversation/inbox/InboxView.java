package stoa.query.conversation.inbox;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.conversation.event.ConversationOpened;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/** One list for each person, by the account's id, of the conversations that they have a part in. */
@Component
class InboxView implements ListView {

    private static final ViewName NAME = new ViewName("conversation", "inbox", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(ConversationOpened.class);
    }

    @Override
    public void change(Object event, ListChanges changes) {
        ConversationOpened opened = (ConversationOpened) event;
        Entry entry = Entry.of(opened.conversation().value());
        changes.add(opened.members().lower().toString(), entry);
        changes.add(opened.members().higher().toString(), entry);
    }
}
