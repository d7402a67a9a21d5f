package stoa.query.platform.join;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.Pair;
import stoa.api.conversation.query.ConversationView.LastMessage;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;

/** What can be said of conversations without reading their messages. */
public interface Heads {

    /** Those of the conversations that exist; the world room always does. */
    Map<ConversationId, Head> find(Collection<ConversationId> ids);

    /**
     * One conversation.
     *
     * @param pair its two people, if there are no more
     * @param messages how many there are, which is also the sequence of the last
     * @param byLower between two: how many of them are by the member of the lower id
     */
    record Head(
            ConversationKind kind,
            Optional<Pair> pair,
            Instant openedAt,
            long messages,
            long byLower,
            Optional<LastMessage> last) {

        /** The world room before anybody has written in it, opened when ids begin. */
        public static final Head WORLD = new Head(
                ConversationKind.WORLD,
                Optional.empty(),
                Instant.parse("2015-01-01T00:00:00Z"),
                0,
                0,
                Optional.empty());

        /** How many messages between two are by one of them. */
        public long by(AccountId member) {
            return member.equals(pair.orElseThrow().lower()) ? byLower : messages - byLower;
        }

        /** Of two the other one. */
        public Optional<AccountId> other(AccountId member) {
            return pair.map(both -> both.other(member));
        }
    }
}
