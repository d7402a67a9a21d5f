/**
 * Comments: what people say about a post. Two levels: a top-level comment opens a thread, every other comment is a
 * reply in one, whichever comment of the thread it answers.
 *
 * <p>Streams: {@code comment:<id>}. A reply is written and deleted in one append with an event of its thread's stream,
 * so that replies and the deletion of their thread happen one after the other, and the thread knows how many go with
 * it.
 */
package stoa.api.comment;
