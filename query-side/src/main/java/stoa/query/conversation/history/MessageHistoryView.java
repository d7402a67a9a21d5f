package stoa.query.conversation.history;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.conversation.MessageMetadata;
import stoa.api.conversation.MessageType;
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

    private static final ViewName NAME = new ViewName("conversation", "history", 2);
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
        return Optional.of(StoredMessage.of((MessageSent) event));
    }

    /** Most messages are texts between two, so what only others have is left out where it is not. */
    @Override
    public Document write(StoredMessage message) {
        Document document = new Document("message", message.id().value())
                .append("sender", message.sender().value())
                .append("content", message.content())
                .append("sentAt", Date.from(message.sentAt()));
        message.recipient().ifPresent(recipient -> document.append("recipient", recipient.value()));
        message.bySender().ifPresent(count -> document.append("bySender", count));
        message.metadata().fileName().ifPresent(name -> document.append("fileName", name));
        message.metadata().fileSize().ifPresent(size -> document.append("fileSize", size));
        return message.type() == MessageType.TEXT
                ? document
                : document.append("type", message.type().name());
    }

    @Override
    public StoredMessage read(Document stored) {
        return new StoredMessage(
                new MessageId(stored.getLong("message")),
                new AccountId(stored.getLong("sender")),
                Optional.ofNullable(stored.getLong("recipient")).map(AccountId::new),
                MessageType.valueOf(stored.get("type", MessageType.TEXT.name())),
                stored.getString("content"),
                new MessageMetadata(Optional.ofNullable(stored.getString("fileName")), number(stored, "fileSize")),
                number(stored, "bySender"),
                stored.getDate("sentAt").toInstant());
    }

    private static OptionalLong number(Document stored, String field) {
        Long number = stored.getLong(field);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    @Override
    public int weight(StoredMessage message) {
        return 1 + message.content().length() / CHARACTERS_PER_WEIGHT;
    }
}
