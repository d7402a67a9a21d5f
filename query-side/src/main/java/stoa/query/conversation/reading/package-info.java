/** The view {@code conversation-reading}: when had this member read up to where? */
package stoa.query.conversation.reading;
