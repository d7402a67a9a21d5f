/** The Forum face's private messages: the document calls conversations sessions. */
package stoa.gateway.forum.conversation;
