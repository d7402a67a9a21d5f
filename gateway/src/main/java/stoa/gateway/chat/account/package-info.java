/** Registering, logging in and profiles on the Chat face. */
package stoa.gateway.chat.account;
