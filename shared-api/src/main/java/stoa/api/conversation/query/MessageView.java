package stoa.api.conversation.query;

import java.time.Instant;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;

/** A message as it is read, with the very content that was sent. */
public record MessageView(
        MessageId id,
        ConversationId conversation,
        long sequence,
        AccountId sender,
        AccountId recipient,
        String content,
        Instant sentAt) {}
