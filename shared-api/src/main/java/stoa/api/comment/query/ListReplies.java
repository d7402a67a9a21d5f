package stoa.api.comment.query;

import stoa.api.kernel.CommentId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PostId;

/**
 * The replies in a comment's thread, oldest first, as a {@link ListComments.Result}; a reply has none. Refused with
 * {@code COMMENT_NOT_FOUND} if the post has no such comment.
 */
public record ListReplies(PostId post, CommentId comment, Page page) {}
