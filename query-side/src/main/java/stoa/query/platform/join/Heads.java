package stoa.query.platform.join;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.api.conversation.ConversationError;
import stoa.api.conversation.Pair;
import stoa.api.conversation.query.ConversationView.LastMessage;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.Rejection;

/** What can be said of conversations without reading their messages. */
public interface Heads {

    /** Those of the conversations that exist. */
    Map<ConversationId, Head> find(Collection<ConversationId> ids);

    /**
     * One conversation.
     *
     * @param messages how many there are, which is also the sequence of the last
     * @param byLower how many of them are by the member of the lower id
     */
    record Head(Pair members, Instant openedAt, long messages, long byLower, Optional<LastMessage> last) {

        /** How many messages are by a member. */
        public long by(AccountId member) {
            return member.equals(members.lower()) ? byLower : messages - byLower;
        }

        /** When something last happened in it. */
        public Instant lastActivity() {
            return last.map(LastMessage::sentAt).orElse(openedAt);
        }
    }

    /** A conversation that somebody has a part in; refused if there is none, or they have no part in it. */
    default Head of(ConversationId id, AccountId member) {
        Head head = find(List.of(id)).get(id);
        if (head == null) {
            throw new Rejection(ConversationError.CONVERSATION_NOT_FOUND, "no conversation " + id);
        }
        if (!head.members().contains(member)) {
            throw new Rejection(ConversationError.NOT_A_MEMBER, member + " has no part in conversation " + id);
        }
        return head;
    }
}
