/**
 * The view {@code conversation-own}: which messages of a room are by this person, and which of the world room were
 * there at a given time?
 */
package stoa.query.conversation.own;
