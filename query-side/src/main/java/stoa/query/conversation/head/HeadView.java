package stoa.query.conversation.head;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.conversation.MessageType;
import stoa.api.conversation.Pair;
import stoa.api.conversation.event.ConversationEvent;
import stoa.api.conversation.event.ConversationOpened;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.query.ConversationView.LastMessage;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.MessageId;
import stoa.query.platform.join.Heads.Head;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each conversation, by its id: one write for a message, however many read it. */
@Component
class HeadView implements DocumentView<Head> {

    private static final ViewName NAME = new ViewName("conversation", "head", 2);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(ConversationOpened.class, MessageSent.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(((ConversationEvent) event).conversation().toString());
    }

    @Override
    public Optional<Head> fold(String id, Optional<Head> before, Object event) {
        return switch ((ConversationEvent) event) {
            case ConversationOpened it -> Optional.of(new Head(it.members(), it.openedAt(), 0, 0, Optional.empty()));
            case MessageSent it -> before.map(head -> after(head, it));
        };
    }

    private static Head after(Head head, MessageSent message) {
        long by = message.bySender().orElseThrow();
        boolean lower = message.sender().equals(head.members().lower());
        LastMessage last = new LastMessage(
                message.message(),
                message.sequence(),
                message.sender(),
                message.type(),
                preview(message.content()),
                message.sentAt());
        return new Head(
                head.members(),
                head.openedAt(),
                message.sequence(),
                lower ? by : message.sequence() - by,
                Optional.of(last));
    }

    private static String preview(String content) {
        return content.codePointCount(0, content.length()) <= LastMessage.PREVIEW_MAX
                ? content
                : content.substring(0, content.offsetByCodePoints(0, LastMessage.PREVIEW_MAX));
    }

    @Override
    public Document write(Head head) {
        Document document = new Document("lower", head.members().lower().value())
                .append("higher", head.members().higher().value())
                .append("openedAt", Date.from(head.openedAt()))
                .append("messages", head.messages())
                .append("byLower", head.byLower());
        head.last().ifPresent(last -> document.append("last", last.id().value())
                .append("sender", last.sender().value())
                .append("type", last.type().name())
                .append("preview", last.preview())
                .append("sentAt", Date.from(last.sentAt())));
        return document;
    }

    @Override
    public Head read(Document stored) {
        long messages = stored.getLong("messages");
        return new Head(
                new Pair(new AccountId(stored.getLong("lower")), new AccountId(stored.getLong("higher"))),
                stored.getDate("openedAt").toInstant(),
                messages,
                stored.getLong("byLower"),
                messages == 0 ? Optional.empty() : Optional.of(last(stored, messages)));
    }

    private static LastMessage last(Document stored, long sequence) {
        return new LastMessage(
                new MessageId(stored.getLong("last")),
                sequence,
                new AccountId(stored.getLong("sender")),
                MessageType.valueOf(stored.getString("type")),
                stored.getString("preview"),
                stored.getDate("sentAt").toInstant());
    }
}
