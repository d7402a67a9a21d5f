package stoa.api.conversation.query;

import java.util.Set;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;

/** The conversations of the groups that a person is in, for whoever shows messages live; without the world room. */
public record ListRooms(AccountId member) {
    public record Result(Set<ConversationId> rooms) {}
}
