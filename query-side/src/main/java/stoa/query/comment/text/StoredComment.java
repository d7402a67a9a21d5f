package stoa.query.comment.text;

import java.time.Instant;
import java.util.Optional;
import stoa.api.comment.ReplyTo;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;

/** What a comment says, and where it stands. */
record StoredComment(PostId post, Optional<ReplyTo> replyTo, AccountId author, String content, Instant writtenAt) {}
