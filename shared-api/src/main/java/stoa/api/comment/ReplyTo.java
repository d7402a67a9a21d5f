package stoa.api.comment;

import stoa.api.kernel.CommentId;

/**
 * Where a reply belongs.
 *
 * @param thread the top-level comment under which it is listed
 * @param answered the comment of that thread that it answers, the top-level one or another reply
 */
public record ReplyTo(CommentId thread, CommentId answered) {}
