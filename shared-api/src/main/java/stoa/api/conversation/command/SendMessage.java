package stoa.api.conversation.command;

import java.util.Optional;
import stoa.api.conversation.MessageBody;
import stoa.api.conversation.MessageText;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Batched;
import stoa.api.kernel.ConversationId;

/**
 * Writes a message in a conversation of any kind; answered with a {@link Sent}. Refused with
 * {@code CONVERSATION_NOT_FOUND}, with {@code NOT_A_MEMBER} if the sender has no part in it or the recipient is not
 * the other of two, and with {@code ACCOUNT_NOT_FOUND} if the other's account is gone.
 *
 * @param recipient to whom it is meant to go; empty for whoever has a part in the conversation
 * @param clientId what the sender's client calls it: sent again under the same, it is there once
 */
public record SendMessage(
        ConversationId conversation,
        AccountId sender,
        Optional<AccountId> recipient,
        MessageBody body,
        Optional<String> clientId)
        implements Batched {

    public SendMessage {
        clientId.ifPresent(MessageText::requireClientId);
    }

    /** A text from one of two to the other. */
    public static SendMessage text(
            ConversationId conversation,
            AccountId sender,
            AccountId recipient,
            String content,
            Optional<String> clientId) {
        return new SendMessage(conversation, sender, Optional.of(recipient), MessageBody.text(content), clientId);
    }

    /** In a room that everybody writes in, all who write while one append is under way are decided in the next. */
    @Override
    public String batch() {
        return conversation.stream();
    }
}
