/** Messages on the Chat face, and its socket. */
package stoa.gateway.chat.conversation;
