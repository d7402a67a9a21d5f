/** The view {@code conversation-side}: how far has this member read, what reached them, and what did they hide? */
package stoa.query.conversation.side;
