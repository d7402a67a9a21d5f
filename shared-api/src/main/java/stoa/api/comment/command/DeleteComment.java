package stoa.api.comment.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.PostId;

/** Takes a comment away for good, a top-level one with its replies; its author and that of its post may. */
public record DeleteComment(PostId post, CommentId comment, AccountId by) {}
