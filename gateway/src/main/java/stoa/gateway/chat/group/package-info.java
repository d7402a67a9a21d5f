/** Groups on the Chat face. */
package stoa.gateway.chat.group;
