package stoa.api.comment.command;

import java.time.Instant;
import java.util.Optional;
import stoa.api.comment.ReplyTo;
import stoa.api.kernel.CommentId;

/** The answer to {@link WriteComment}: under which id, where and since when the comment stands. */
public record Written(CommentId comment, Optional<ReplyTo> replyTo, Instant writtenAt) {}
