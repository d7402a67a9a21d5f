package stoa.api.conversation.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Confidential;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.MessageId;

/**
 * A message, the same for whoever shows, pushes or counts it.
 *
 * @param sequence its number in the conversation, from 1 and without gaps
 * @param bySender how many of the messages so far are by its sender, this one included
 * @param sentAt later than that of the message before, to the millisecond
 */
@Revision("1")
@Meaning("A member of a conversation wrote a message to the other.")
public record MessageSent(
        ConversationId conversation,
        MessageId message,
        long sequence,
        AccountId sender,
        AccountId recipient,
        @Confidential String content,
        long bySender,
        Instant sentAt)
        implements ConversationEvent {}
