package stoa.api.conversation.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("A member opened a conversation that they had put out of their sight.")
public record ConversationReopened(ConversationId conversation, AccountId member, Instant reopenedAt)
        implements SideEvent {}
