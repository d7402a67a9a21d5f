package stoa.command.comment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.comment.CommentError;
import stoa.api.comment.ReplyTo;
import stoa.api.comment.command.WriteComment;
import stoa.api.comment.command.Written;
import stoa.api.comment.event.CommentDeleted;
import stoa.api.comment.event.CommentWritten;
import stoa.api.comment.event.ReplyDeleted;
import stoa.api.comment.event.ReplyWritten;
import stoa.api.comment.event.ThreadGrew;
import stoa.api.comment.event.ThreadShrank;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;

/**
 * Protects that a comment is deleted once, by somebody who may, and that a thread knows how many replies it has: each
 * is written and deleted together with an event here, so that none is added to a thread that is gone.
 */
@Revision("1")
class Comment {

    private CommentId id;
    private PostId post;
    private AccountId author;

    /** The comment itself if it is a top-level one. */
    private CommentId thread;

    private int replies;
    private boolean deleted;

    @AggregateIdentifier
    String stream() {
        return id == null ? null : id.stream();
    }

    static Comment begun(WriteComment command, Written written) {
        Comment comment = new Comment();
        apply(written.replyTo()
                .<Object>map(place -> reply(command, written, place))
                .orElseGet(() -> topLevel(command, written)));
        return comment;
    }

    private static CommentWritten topLevel(WriteComment command, Written written) {
        return new CommentWritten(
                written.comment(), command.post(), command.author(), command.content(), written.writtenAt());
    }

    private static ReplyWritten reply(WriteComment command, Written written, ReplyTo place) {
        return new ReplyWritten(
                written.comment(),
                command.post(),
                place.thread(),
                place.answered(),
                command.author(),
                command.content(),
                written.writtenAt());
    }

    /** The thread that this comment opened or stands in; refused if that post has no such comment. */
    CommentId threadOn(PostId expected) {
        if (id == null || deleted || !post.equals(expected)) {
            throw new Rejection(CommentError.COMMENT_NOT_FOUND, "post " + expected + " has no such comment (any more)");
        }
        return thread;
    }

    boolean isReply() {
        return !thread.equals(id);
    }

    void grow(CommentId reply) {
        apply(new ThreadGrew(id, reply, replies + 1));
    }

    void shrink(CommentId reply) {
        apply(new ThreadShrank(id, reply, replies - 1));
    }

    void delete(AccountId by, AccountId postAuthor, Clock clock) {
        if (!by.equals(author) && !by.equals(postAuthor)) {
            throw new Rejection(CommentError.NEITHER_AUTHOR, "comment " + id + " and its post are not by " + by);
        }
        apply(
                isReply()
                        ? new ReplyDeleted(id, post, thread, author, by, clock.instant())
                        : new CommentDeleted(id, post, author, by, replies, clock.instant()));
    }

    @EventSourcingHandler
    void on(CommentWritten event) {
        id = event.comment();
        post = event.post();
        author = event.author();
        thread = event.comment();
    }

    @EventSourcingHandler
    void on(ReplyWritten event) {
        id = event.comment();
        post = event.post();
        author = event.author();
        thread = event.thread();
    }

    @EventSourcingHandler
    void on(ThreadGrew event) {
        replies = event.replies();
    }

    @EventSourcingHandler
    void on(ThreadShrank event) {
        replies = event.replies();
    }

    @EventSourcingHandler
    void on(ReplyDeleted event) {
        deleted = true;
    }

    @EventSourcingHandler
    void on(CommentDeleted event) {
        deleted = true;
    }
}
