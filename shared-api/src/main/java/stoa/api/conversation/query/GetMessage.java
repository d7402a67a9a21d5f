package stoa.api.conversation.query;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.MessageId;

/**
 * One message, by its id alone, to one who has a part in its conversation, as a {@link MessageView} without details;
 * refused with {@code MESSAGE_NOT_FOUND} or {@code NOT_A_MEMBER}.
 */
public record GetMessage(MessageId message, AccountId member) {}
