package stoa.api.conversation.command;

import java.time.Instant;
import stoa.api.kernel.ConversationId;

/**
 * The answer to {@link OpenConversation}.
 *
 * @param openedAt when the two got it
 * @param created whether they had none before
 */
public record Opened(ConversationId conversation, Instant openedAt, boolean created) {}
