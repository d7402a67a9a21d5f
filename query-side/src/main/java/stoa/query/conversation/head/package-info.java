/** The view {@code conversation-head}: how many messages a conversation has, and how the last one begins. */
package stoa.query.conversation.head;
