package stoa.api.conversation.query;

import java.util.List;
import java.util.Set;
import stoa.api.conversation.ConversationKind;
import stoa.api.kernel.AccountId;

/**
 * All conversations of these kinds in a person's sight, the one of the latest activity first, then the newest. Whoever
 * asks for the world room is shown it, also before anybody has written there.
 */
public record ListConversations(AccountId member, Set<ConversationKind> kinds) {

    public ListConversations {
        kinds = Set.copyOf(kinds);
    }

    /** Those of two people. */
    public static ListConversations betweenTwo(AccountId member) {
        return new ListConversations(member, Set.of(ConversationKind.PRIVATE));
    }

    public record Result(List<ConversationView> conversations) {}
}
