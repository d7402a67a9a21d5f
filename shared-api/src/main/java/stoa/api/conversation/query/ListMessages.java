package stoa.api.conversation.query;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;

/**
 * A conversation's messages, newest first, to one of its members; refused with {@code CONVERSATION_NOT_FOUND} or
 * {@code NOT_A_MEMBER}.
 */
public record ListMessages(ConversationId conversation, AccountId member, Page page) {
    public record Result(PageOf<MessageView> messages) {}
}
