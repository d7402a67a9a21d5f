package stoa.api.conversation.query;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;

/**
 * One conversation as its member sees it, in or out of their sight, as a {@link ConversationView}; refused with
 * {@code CONVERSATION_NOT_FOUND} or {@code NOT_A_MEMBER}.
 */
public record GetConversation(ConversationId conversation, AccountId member) {}
