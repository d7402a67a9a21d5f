/** The view {@code conversation-history}: every message, by conversation and sequence. */
package stoa.query.conversation.history;
