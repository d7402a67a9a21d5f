package stoa.api.conversation.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;

/**
 * Puts a conversation out of one member's sight, until a new message arrives or they open it again. The other member
 * and all messages stay as they are. Refused with {@code CONVERSATION_NOT_FOUND} or {@code NOT_A_MEMBER}.
 */
public record HideConversation(ConversationId conversation, AccountId member) {}
