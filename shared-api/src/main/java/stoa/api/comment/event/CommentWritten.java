package stoa.api.comment.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.PostId;

@Revision("1")
@Meaning("A person commented on a post.")
public record CommentWritten(CommentId comment, PostId post, AccountId author, String content, Instant writtenAt)
        implements CommentEvent {}
