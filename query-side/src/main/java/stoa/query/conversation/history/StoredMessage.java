package stoa.query.conversation.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import stoa.api.conversation.MessageMetadata;
import stoa.api.conversation.MessageType;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;

/**
 * A message, and between two how many of those so far are by its sender.
 *
 * @param recipient the other of two; absent where there are more
 * @param bySender this one included
 */
record StoredMessage(
        MessageId id,
        AccountId sender,
        Optional<AccountId> recipient,
        MessageType type,
        String content,
        MessageMetadata metadata,
        OptionalLong bySender,
        Instant sentAt) {

    static StoredMessage of(MessageSent it) {
        return new StoredMessage(
                it.message(),
                it.sender(),
                it.recipient(),
                it.type(),
                it.content(),
                it.metadata(),
                it.bySender(),
                it.sentAt());
    }

    MessageView view(ConversationId conversation, long sequence) {
        return new MessageView(
                id,
                conversation,
                sequence,
                sender,
                recipient,
                type,
                content,
                metadata,
                sentAt,
                Optional.empty(),
                List.of());
    }
}
