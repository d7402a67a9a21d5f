/** Conversations and messages on the IM face, and its socket. */
package stoa.gateway.im.conversation;
