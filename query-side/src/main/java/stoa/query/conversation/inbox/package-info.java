/**
 * The view {@code conversation-inbox}: which conversations a person has. Their order and what is unread change with
 * every message, so both are put together at reading, from the conversations' heads and the person's sides.
 */
package stoa.query.conversation.inbox;
