/** The view {@code conversation-reach}: up to which message has anybody read this conversation? */
package stoa.query.conversation.reach;
