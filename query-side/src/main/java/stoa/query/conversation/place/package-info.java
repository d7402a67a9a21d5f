/** The view {@code conversation-place}: where is the message of this id? */
package stoa.query.conversation.place;
