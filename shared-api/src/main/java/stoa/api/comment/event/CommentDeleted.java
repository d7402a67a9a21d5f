package stoa.api.comment.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.PostId;

@Revision("1")
@Meaning("A top-level comment was taken away for good with its replies: replies is how many went with it.")
public record CommentDeleted(
        CommentId comment, PostId post, AccountId author, AccountId by, int replies, Instant deletedAt)
        implements CommentEvent {}
