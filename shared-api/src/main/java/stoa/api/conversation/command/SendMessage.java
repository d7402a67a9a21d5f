package stoa.api.conversation.command;

import java.util.Optional;
import stoa.api.conversation.MessageText;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;

/**
 * Writes a message in a conversation of two; answered with a {@link Sent}. Refused with {@code CONVERSATION_NOT_FOUND},
 * with {@code NOT_A_MEMBER} if the conversation is not that of these two, and with {@code ACCOUNT_NOT_FOUND} if the
 * recipient's account is gone.
 *
 * @param clientId what the sender's client calls it: sent again under the same, it is there once
 */
public record SendMessage(
        ConversationId conversation, AccountId sender, AccountId recipient, String content, Optional<String> clientId) {

    public SendMessage {
        MessageText.requireContent(content);
        clientId.ifPresent(MessageText::requireClientId);
    }
}
