package stoa.query.conversation.history;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.conversation.event.MessageSent;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/**
 * One document for each message. Sequences have no gaps, so that the ids of any page can be told without a list of
 * them.
 */
@Component
class MessageHistoryView implements DocumentView<StoredMessage> {

    private static final ViewName NAME = new ViewName("conversation", "history", 1);
    private static final int CHARACTERS_PER_WEIGHT = 1_024;

    static String idOf(ConversationId conversation, long sequence) {
        return conversation + ":" + sequence;
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
    public Collection<String> touches(Object event) {
        MessageSent message = (MessageSent) event;
        return List.of(idOf(message.conversation(), message.sequence()));
    }

    @Override
    public Optional<StoredMessage> fold(String id, Optional<StoredMessage> before, Object event) {
        MessageSent it = (MessageSent) event;
        return Optional.of(
                new StoredMessage(it.message(), it.sender(), it.recipient(), it.content(), it.bySender(), it.sentAt()));
    }

    @Override
    public Document write(StoredMessage message) {
        return new Document("message", message.id().value())
                .append("sender", message.sender().value())
                .append("recipient", message.recipient().value())
                .append("content", message.content())
                .append("bySender", message.bySender())
                .append("sentAt", Date.from(message.sentAt()));
    }

    @Override
    public StoredMessage read(Document stored) {
        return new StoredMessage(
                new MessageId(stored.getLong("message")),
                new AccountId(stored.getLong("sender")),
                new AccountId(stored.getLong("recipient")),
                stored.getString("content"),
                stored.getLong("bySender"),
                stored.getDate("sentAt").toInstant());
    }

    @Override
    public int weight(StoredMessage message) {
        return 1 + message.content().length() / CHARACTERS_PER_WEIGHT;
    }
}
