package stoa.query.conversation.history;

import java.time.Instant;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.MessageId;

/**
 * A message, and how many of those so far are by its sender.
 *
 * @param bySender this one included
 */
record StoredMessage(
        MessageId id, AccountId sender, AccountId recipient, String content, long bySender, Instant sentAt) {}
