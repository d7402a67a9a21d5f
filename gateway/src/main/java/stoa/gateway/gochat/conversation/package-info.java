/** Conversations and messages on the GoChat face, and its socket. */
package stoa.gateway.gochat.conversation;
