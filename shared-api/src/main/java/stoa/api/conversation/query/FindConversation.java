package stoa.api.conversation.query;

import java.util.Optional;
import stoa.api.conversation.Pair;
import stoa.api.kernel.ConversationId;

/** The conversation that two people have, in sight or not. */
public record FindConversation(Pair pair) {

    /** Empty if they have none yet. */
    public record Result(Optional<ConversationId> conversation) {}
}
