package stoa.api.conversation.query;

import java.time.Instant;
import java.util.Optional;
import stoa.api.account.query.Person;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.MessageType;
import stoa.api.group.query.GroupView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;

/**
 * A conversation as one of those who have a part in it sees it.
 *
 * @param with the other of two, or the group; neither in the world room
 * @param openedAt when it began; of the world room, when ids begin
 * @param unread messages of others after the last that was read
 */
public record ConversationView(
        ConversationId id,
        ConversationKind kind,
        With with,
        Instant openedAt,
        Optional<LastMessage> last,
        long unread) {

    /** Whom one talks to in it. */
    public record With(Optional<Person> person, Optional<GroupView> group) {

        public static final With EVERYBODY = new With(Optional.empty(), Optional.empty());

        public static With one(Person person) {
            return new With(Optional.of(person), Optional.empty());
        }

        public static With group(GroupView group) {
            return new With(Optional.empty(), Optional.of(group));
        }
    }

    /** A conversation of two. */
    public static ConversationView between(
            ConversationId id, Person other, Instant openedAt, Optional<LastMessage> last, long unread) {
        return new ConversationView(id, ConversationKind.PRIVATE, With.one(other), openedAt, last, unread);
    }

    /** The other of two. */
    public Person other() {
        return with.person().orElseThrow();
    }

    /** When the last message was sent, or the conversation opened if there is none. */
    public Instant lastActivity() {
        return last.map(LastMessage::sentAt).orElse(openedAt);
    }

    /**
     * The message with the highest sequence.
     *
     * @param preview how its content begins, up to {@link #PREVIEW_MAX} code points; faces show less as they please
     */
    public record LastMessage(
            MessageId id, long sequence, AccountId sender, MessageType type, String preview, Instant sentAt) {

        public static final int PREVIEW_MAX = 100;
    }
}
