package stoa.api.conversation.command;

import java.util.OptionalLong;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Batched;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * Records that a member has read a conversation; what was read stays read. Refused with {@code CONVERSATION_NOT_FOUND}
 * or {@code NOT_A_MEMBER}.
 *
 * @param upTo the sequence of the last message read, empty for all there are; more than there are means all
 */
public record MarkRead(ConversationId conversation, AccountId member, OptionalLong upTo) implements Batched {

    public MarkRead {
        if (upTo.isPresent() && upTo.getAsLong() < 0) {
            throw new Rejection(KernelError.INVALID, "sequences are not negative");
        }
    }

    /** All there are. */
    public static MarkRead all(ConversationId conversation, AccountId member) {
        return new MarkRead(conversation, member, OptionalLong.empty());
    }

    /** Those who read the same conversation at once are decided together, apart from those who write in it. */
    @Override
    public String batch() {
        return "reading:" + conversation;
    }
}
