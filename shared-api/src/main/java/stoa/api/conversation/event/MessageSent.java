package stoa.api.conversation.event;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.serialization.Revision;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.MessageBody;
import stoa.api.conversation.MessageMetadata;
import stoa.api.conversation.MessagePlace;
import stoa.api.conversation.MessageType;
import stoa.api.conversation.Pair;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Confidential;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.MessageId;

/**
 * A message, the same for whoever shows, pushes or counts it.
 *
 * @param sequence its number in the conversation, from 1 and without gaps
 * @param recipient the other of two; absent where there are more
 * @param bySender how many of the messages so far are by its sender, this one included; known between two alone
 * @param sentAt later than that of the message before, to the millisecond
 */
@Revision("2")
@Meaning("A member of a conversation wrote a message to the other, or to all others.")
public record MessageSent(
        ConversationId conversation,
        MessageId message,
        long sequence,
        AccountId sender,
        Optional<AccountId> recipient,
        MessageType type,
        @Confidential String content,
        @Confidential MessageMetadata metadata,
        OptionalLong bySender,
        Instant sentAt)
        implements ConversationEvent {

    /**
     * A text from one of two to the other.
     *
     * @param bySender how many are by its sender, this one included
     */
    public static MessageSent text(
            MessagePlace place, AccountId sender, AccountId recipient, String content, long bySender) {
        return between(place, sender, recipient, MessageBody.text(content), bySender);
    }

    /** A message from one of two to the other. */
    public static MessageSent between(
            MessagePlace place, AccountId sender, AccountId recipient, MessageBody body, long bySender) {
        return of(place, sender, Optional.of(recipient), body, OptionalLong.of(bySender));
    }

    /** A message to all who have a part in a conversation of more than two. */
    public static MessageSent toAll(MessagePlace place, AccountId sender, MessageBody body) {
        return of(place, sender, Optional.empty(), body, OptionalLong.empty());
    }

    private static MessageSent of(
            MessagePlace at, AccountId sender, Optional<AccountId> recipient, MessageBody body, OptionalLong bySender) {
        return new MessageSent(
                at.conversation(),
                at.message(),
                at.sequence(),
                sender,
                recipient,
                body.type(),
                body.content(),
                body.metadata(),
                bySender,
                at.sentAt());
    }

    /** In what kind of conversation it was written. */
    public ConversationKind kind() {
        if (recipient.isPresent()) {
            return ConversationKind.PRIVATE;
        }
        return conversation.equals(ConversationId.WORLD) ? ConversationKind.WORLD : ConversationKind.GROUP;
    }

    /** The two who write to each other, if there are no more. */
    public Optional<Pair> pair() {
        return recipient.map(other -> Pair.of(sender, other));
    }
}
