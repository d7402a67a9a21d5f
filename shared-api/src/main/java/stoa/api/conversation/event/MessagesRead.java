package stoa.api.conversation.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("A member has read a conversation up to this sequence, further than before.")
public record MessagesRead(ConversationId conversation, AccountId member, long upTo, Instant readAt)
        implements ReadEvent {}
