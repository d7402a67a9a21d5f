package stoa.api.conversation.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.conversation.Pair;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("One of two people opened the conversation that both now have.")
public record ConversationOpened(ConversationId conversation, Pair members, AccountId openedBy, Instant openedAt)
        implements ConversationEvent {}
