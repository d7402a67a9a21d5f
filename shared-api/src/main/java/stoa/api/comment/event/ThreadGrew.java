package stoa.api.comment.event;

import org.axonframework.serialization.Revision;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("A reply was written in the thread of this comment, which has so many now.")
public record ThreadGrew(CommentId comment, CommentId reply, int replies) implements CommentEvent {}
