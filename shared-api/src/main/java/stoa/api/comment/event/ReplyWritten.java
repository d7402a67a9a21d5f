package stoa.api.comment.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.PostId;

@Revision("1")
@Meaning("A person replied in a thread: thread is its top-level comment, answered the comment replied to.")
public record ReplyWritten(
        CommentId comment,
        PostId post,
        CommentId thread,
        CommentId answered,
        AccountId author,
        String content,
        Instant writtenAt)
        implements CommentEvent {}
