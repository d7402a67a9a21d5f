package stoa.api.conversation;

import java.time.Instant;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;

/** Where and when a message stands: all three grow together in a conversation. */
public record MessagePlace(ConversationId conversation, MessageId message, long sequence, Instant sentAt) {}
