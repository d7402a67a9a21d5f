package stoa.api.conversation.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Meaning;

/**
 * A member's side that went out of sight.
 *
 * @param upTo the sequence of the conversation's last message then, 0 for none: a later one brings it back into sight
 */
@Revision("1")
@Meaning("A member put a conversation out of their own sight until a message with a higher sequence arrives.")
public record ConversationHidden(ConversationId conversation, AccountId member, long upTo, Instant hiddenAt)
        implements SideEvent {}
