package stoa.api.conversation.command;

import java.time.Instant;
import stoa.api.kernel.MessageId;

/**
 * The answer to {@link SendMessage}: the message as it stands, also if it was sent before under the same client's id.
 *
 * @param sequence its number in the conversation, from 1 and without gaps
 */
public record Sent(MessageId message, long sequence, Instant sentAt) {}
