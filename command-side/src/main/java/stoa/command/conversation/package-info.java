/**
 * What people write to each other. A conversation's stream decides the order of its messages; what concerns one member
 * alone, how far they have read and whether they want to see it, is decided in streams of their own.
 */
package stoa.command.conversation;
