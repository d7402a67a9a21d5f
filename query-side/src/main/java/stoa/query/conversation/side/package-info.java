/** The view {@code conversation-side}: how far each member has read, and what they put out of their sight. */
package stoa.query.conversation.side;
