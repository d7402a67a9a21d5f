package stoa.api.comment.query;

import java.time.Instant;
import java.util.Optional;
import stoa.api.account.query.Person;
import stoa.api.comment.ReplyTo;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.PostId;

/** A comment as it is read; one without {@code replyTo} is a top-level one. */
public record CommentView(
        CommentId id, PostId post, Optional<ReplyTo> replyTo, Person author, String content, Instant writtenAt) {}
