package stoa.api.conversation.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("What the other wrote, up to this sequence, has reached an open client of a member.")
public record MessagesDelivered(ConversationId conversation, AccountId member, long upTo, Instant deliveredAt)
        implements DeliveryEvent {}
