/** The view {@code conversation-pair}: which conversation two people have. */
package stoa.query.conversation.pair;
