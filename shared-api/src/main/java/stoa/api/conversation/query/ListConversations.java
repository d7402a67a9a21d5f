package stoa.api.conversation.query;

import java.util.List;
import stoa.api.kernel.AccountId;

/** All conversations in a person's sight, the one of the latest activity first, then the newest. */
public record ListConversations(AccountId member) {
    public record Result(List<ConversationView> conversations) {}
}
