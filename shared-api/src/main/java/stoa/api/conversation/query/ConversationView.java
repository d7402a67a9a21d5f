package stoa.api.conversation.query;

import java.time.Instant;
import java.util.Optional;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.MessageId;

/**
 * A conversation as one of its two members sees it.
 *
 * @param lastActivity when the last message was sent, or the conversation opened if there is none
 * @param unread messages of the other after the last that was read
 */
public record ConversationView(
        ConversationId id, Person other, Optional<LastMessage> last, Instant lastActivity, long unread) {

    /**
     * The message with the highest sequence.
     *
     * @param preview how its content begins, up to {@link #PREVIEW_MAX} code points; faces show less as they please
     */
    public record LastMessage(MessageId id, long sequence, AccountId sender, String preview, Instant sentAt) {

        public static final int PREVIEW_MAX = 100;
    }
}
