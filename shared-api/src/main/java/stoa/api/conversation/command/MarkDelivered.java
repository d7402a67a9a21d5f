package stoa.api.conversation.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/**
 * Records that what one of two wrote has reached an open client of the other; what was delivered stays so. Of
 * conversations of more than two nothing is recorded, since nobody is shown it. Refused with
 * {@code CONVERSATION_NOT_FOUND} or {@code NOT_A_MEMBER}.
 *
 * @param upTo the sequence of the last message that got there
 */
public record MarkDelivered(ConversationId conversation, AccountId member, long upTo) {

    public MarkDelivered {
        if (upTo < 1) {
            throw new Rejection(KernelError.INVALID, "sequences are positive");
        }
    }
}
