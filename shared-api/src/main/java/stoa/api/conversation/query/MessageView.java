package stoa.api.conversation.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stoa.api.conversation.MessageMetadata;
import stoa.api.conversation.MessageState;
import stoa.api.conversation.MessageType;
import stoa.api.conversation.event.MessageSent;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;

/**
 * A message as it is read, with the very content that was sent.
 *
 * @param recipient the other of two; absent where there are more
 * @param state present if it was asked for
 * @param readers who has read it, by when; empty unless it was asked for
 */
public record MessageView(
        MessageId id,
        ConversationId conversation,
        long sequence,
        AccountId sender,
        Optional<AccountId> recipient,
        MessageType type,
        String content,
        MessageMetadata metadata,
        Instant sentAt,
        Optional<MessageState> state,
        List<Reader> readers) {

    public MessageView {
        readers = List.copyOf(readers);
    }

    /** A message that has just been sent, of which nothing more is known. */
    public static MessageView of(MessageSent sent) {
        return new MessageView(
                sent.message(),
                sent.conversation(),
                sent.sequence(),
                sent.sender(),
                sent.recipient(),
                sent.type(),
                sent.content(),
                sent.metadata(),
                sent.sentAt(),
                Optional.empty(),
                List.of());
    }

    /** The same message, with how far it has come and who has read it. */
    public MessageView with(Optional<MessageState> itsState, List<Reader> itsReaders) {
        return new MessageView(
                id, conversation, sequence, sender, recipient, type, content, metadata, sentAt, itsState, itsReaders);
    }

    /**
     * Somebody other than the sender who has read a message.
     *
     * @param readAt when they first had
     */
    public record Reader(AccountId account, Instant readAt) {}
}
