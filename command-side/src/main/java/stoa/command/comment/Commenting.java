package stoa.command.comment;

import java.time.Clock;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import stoa.api.comment.CommentError;
import stoa.api.comment.ReplyTo;
import stoa.api.comment.command.DeleteComment;
import stoa.api.comment.command.WriteComment;
import stoa.api.comment.command.Written;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.Guards;
import stoa.api.kernel.PostId;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Rejection;
import stoa.api.post.PostStanding;
import stoa.command.platform.Observed;
import stoa.command.platform.Streams;

/**
 * Decides what concerns a comment, its thread and its post together; whatever follows is one append.
 *
 * <p>A reply rests on streams that it does not write: that of the post, and of the reply that it answers. Both are
 * guarded, so that who deletes one of them at the same moment comes before, and the reply is refused, or after.
 */
final class Commenting {

    private final Streams<Comment> comments;
    private final Observed<PostStanding> posts;

    Commenting(Streams<Comment> comments, Observed<PostStanding> posts) {
        this.comments = comments;
        this.posts = posts;
    }

    @CommandHandler
    Written write(WriteComment command, PublicIds ids, Clock clock, Guards guards) {
        posts.at(command.post().stream()).requireThere();
        Optional<ReplyTo> place = placeOf(command, guards);
        Written written = new Written(new CommentId(ids.next()), place, clock.instant());
        comments.begin(() -> Comment.begun(command, written));
        place.ifPresent(reply -> at(reply.thread()).execute(thread -> thread.grow(written.comment())));
        return written;
    }

    @CommandHandler
    void delete(DeleteComment command, Clock clock) {
        Aggregate<Comment> comment = at(command.comment());
        Aggregate<Comment> thread = at(threadOf(comment, command.post()));
        requireThere(thread, command.post());
        PostStanding.There post = posts.at(command.post().stream()).requireThere();
        comment.execute(it -> it.delete(command.by(), post.author(), clock));
        if (comment.invoke(Comment::isReply)) {
            thread.execute(it -> it.shrink(command.comment()));
        }
    }

    /**
     * Where a reply belongs; empty for a top-level comment. What is answered is looked at before the parent, which is a
     * top-level comment as a rule, so that threads are locked after their replies here as when one is deleted.
     */
    private Optional<ReplyTo> placeOf(WriteComment command, Guards guards) {
        Optional<CommentId> answered = command.answered().or(command::parent);
        if (answered.isEmpty()) {
            return Optional.empty();
        }
        CommentId thread = guarded(answered.get(), command.post(), guards);
        boolean sameThread = command.parent()
                .filter(parent -> guarded(parent, command.post(), guards).equals(thread))
                .isPresent();
        if (!sameThread) {
            throw new Rejection(CommentError.COMMENT_NOT_FOUND, "what is answered is not in the thread replied in");
        }
        requireThere(at(thread), command.post());
        return Optional.of(new ReplyTo(thread, answered.get()));
    }

    /** The thread of a comment that must still be there at the append. A thread is written itself, which guards it. */
    private CommentId guarded(CommentId id, PostId post, Guards guards) {
        Aggregate<Comment> comment = at(id);
        CommentId thread = threadOf(comment, post);
        if (!thread.equals(id)) {
            guards.require(id.stream(), comment.version());
        }
        return thread;
    }

    /** A reply's own stream does not tell that its thread was deleted, and the reply with it. */
    private static void requireThere(Aggregate<Comment> thread, PostId post) {
        threadOf(thread, post);
    }

    private static CommentId threadOf(Aggregate<Comment> comment, PostId post) {
        return comment.invoke(it -> it.threadOn(post));
    }

    private Aggregate<Comment> at(CommentId id) {
        return comments.at(id.stream());
    }
}
