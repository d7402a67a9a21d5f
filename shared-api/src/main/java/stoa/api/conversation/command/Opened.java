package stoa.api.conversation.command;

import stoa.api.kernel.ConversationId;

/**
 * The answer to {@link OpenConversation}.
 *
 * @param created whether they had none before
 */
public record Opened(ConversationId conversation, boolean created) {}
