package stoa.api.comment.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.PostId;

@Revision("1")
@Meaning("A reply was taken away for good, by its author or the author of its post.")
public record ReplyDeleted(
        CommentId comment, PostId post, CommentId thread, AccountId author, AccountId by, Instant deletedAt)
        implements CommentEvent {}
