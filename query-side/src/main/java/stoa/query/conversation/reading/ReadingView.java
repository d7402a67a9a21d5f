package stoa.query.conversation.reading;

import java.util.Set;
import org.springframework.stereotype.Component;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.view.Entry;
import stoa.query.platform.view.ListChanges;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.ViewName;

/**
 * One list for each member of a conversation, of how far they had read and when. A message was first read with the
 * first entry that is not below it, so nothing is written for each message.
 */
@Component
class ReadingView implements ListView {

    private static final ViewName NAME = new ViewName("conversation", "reading", 1);

    static String listOf(ConversationId conversation, AccountId member) {
        return conversation + ":" + member;
    }

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(MessagesRead.class);
    }

    @Override
    public void change(Object event, ListChanges changes) {
        MessagesRead read = (MessagesRead) event;
        changes.add(
                listOf(read.conversation(), read.member()),
                new Entry(read.upTo(), read.readAt().toEpochMilli()));
    }
}
