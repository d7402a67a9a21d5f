package stoa.api.conversation.command;

import stoa.api.conversation.Pair;
import stoa.api.kernel.AccountId;

/**
 * Gets two people the one conversation that they have, new if they had none, and brings it into the opener's sight;
 * answered with an {@link Opened}. Refused with {@code ACCOUNT_NOT_FOUND} if there is no other, and with
 * {@code INVALID} for somebody alone.
 */
public record OpenConversation(AccountId opener, AccountId other) {

    public OpenConversation {
        Pair.of(opener, other);
    }

    public Pair pair() {
        return Pair.of(opener, other);
    }
}
