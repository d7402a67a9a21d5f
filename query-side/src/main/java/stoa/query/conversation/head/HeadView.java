package stoa.query.conversation.head;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.MessageType;
import stoa.api.conversation.Pair;
import stoa.api.conversation.event.ConversationEvent;
import stoa.api.conversation.event.ConversationOpened;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.query.ConversationView.LastMessage;
import stoa.api.group.event.GroupCreated;
import stoa.api.group.event.GroupDissolved;
import stoa.api.group.event.GroupEvent;
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
        return Set.of(ConversationOpened.class, GroupCreated.class, GroupDissolved.class, MessageSent.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(
                switch (event) {
                    case ConversationEvent it -> it.conversation().toString();
                    case GroupEvent it -> it.group().conversation().toString();
                    default -> throw new IllegalArgumentException("not handled: " + event.getClass());
                });
    }

    @Override
    public Optional<Head> fold(String id, Optional<Head> before, Object event) {
        return switch (event) {
            case ConversationOpened it ->
                Optional.of(begun(ConversationKind.PRIVATE, Optional.of(it.members()), it.openedAt()));
            case GroupCreated it -> Optional.of(begun(ConversationKind.GROUP, Optional.empty(), it.createdAt()));
            case MessageSent it -> before.or(() -> world(it)).map(head -> after(head, it));
            default -> Optional.empty();
        };
    }

    private static Head begun(ConversationKind kind, Optional<Pair> pair, Instant at) {
        return new Head(kind, pair, at, 0, 0, Optional.empty());
    }

    /** Nobody opens the room that is always there. */
    private static Optional<Head> world(MessageSent message) {
        return message.kind() == ConversationKind.WORLD ? Optional.of(Head.WORLD) : Optional.empty();
    }

    private static Head after(Head head, MessageSent message) {
        LastMessage last = new LastMessage(
                message.message(),
                message.sequence(),
                message.sender(),
                message.type(),
                preview(message.content()),
                message.sentAt());
        return new Head(
                head.kind(),
                head.pair(),
                head.openedAt(),
                message.sequence(),
                byLower(head, message),
                Optional.of(last));
    }

    private static long byLower(Head head, MessageSent message) {
        return head.pair()
                .map(pair -> message.sender().equals(pair.lower())
                        ? message.bySender().orElseThrow()
                        : message.sequence() - message.bySender().orElseThrow())
                .orElse(0L);
    }

    private static String preview(String content) {
        return content.codePointCount(0, content.length()) <= LastMessage.PREVIEW_MAX
                ? content
                : content.substring(0, content.offsetByCodePoints(0, LastMessage.PREVIEW_MAX));
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

    @Override
    public Document write(Head head) {
        Document document = new Document("kind", head.kind().name())
                .append("openedAt", Date.from(head.openedAt()))
                .append("messages", head.messages());
        head.pair().ifPresent(pair -> document.append("lower", pair.lower().value())
                .append("higher", pair.higher().value())
                .append("byLower", head.byLower()));
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
                ConversationKind.valueOf(stored.getString("kind")),
                Optional.ofNullable(stored.getLong("lower"))
                        .map(lower -> new Pair(new AccountId(lower), new AccountId(stored.getLong("higher")))),
                stored.getDate("openedAt").toInstant(),
                messages,
                stored.get("byLower", 0L),
                messages == 0 ? Optional.empty() : Optional.of(last(stored, messages)));
    }
}
