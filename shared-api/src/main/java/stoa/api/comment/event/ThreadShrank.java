package stoa.api.comment.event;

import org.axonframework.serialization.Revision;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("A reply in the thread of this comment was deleted, which leaves so many.")
public record ThreadShrank(CommentId comment, CommentId reply, int replies) implements CommentEvent {}
