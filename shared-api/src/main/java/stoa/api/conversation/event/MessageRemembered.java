package stoa.api.conversation.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.MessageId;

@Revision("1")
@Meaning("A client sent this message under an id of its own, and gets the same answer whenever it sends it again.")
public record MessageRemembered(
        AccountId sender, ConversationId conversation, MessageId message, long sequence, Instant sentAt)
        implements SentEvent {}
