package stoa.api.comment.event;

import stoa.api.kernel.CommentId;
import stoa.api.kernel.StreamNamed;

/** What happens to one comment, and to the thread if it opened one, in its stream {@code comment:<id>}. */
@StreamNamed("comment:<id>")
public sealed interface CommentEvent
        permits CommentWritten, ReplyWritten, ThreadGrew, ThreadShrank, ReplyDeleted, CommentDeleted {
    CommentId comment();
}
