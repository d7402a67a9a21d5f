package stoa.command.comment;

import static stoa.testkit.DecisionFixture.NOW;

import java.util.Optional;
import stoa.api.comment.command.DeleteComment;
import stoa.api.comment.command.WriteComment;
import stoa.api.comment.event.CommentDeleted;
import stoa.api.comment.event.CommentWritten;
import stoa.api.comment.event.ReplyDeleted;
import stoa.api.comment.event.ReplyWritten;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.PostId;

/** Commands and events about comments on one post, which say only what matters. */
final class Told {

    static final PostId POST = new PostId(1001);

    /** Wrote the post. */
    static final AccountId ADA = new AccountId(7);

    /** Wrote the comments. */
    static final AccountId BOB = new AccountId(8);

    static final AccountId EVE = new AccountId(9);

    static WriteComment write() {
        return new WriteComment(POST, BOB, Optional.empty(), Optional.empty(), "Nice.");
    }

    static WriteComment replyTo(long parent) {
        return new WriteComment(POST, BOB, Optional.of(new CommentId(parent)), Optional.empty(), "Nice.");
    }

    static WriteComment replyTo(long parent, long answered) {
        Optional<CommentId> to = Optional.of(new CommentId(answered));
        return new WriteComment(POST, BOB, Optional.of(new CommentId(parent)), to, "Nice.");
    }

    static DeleteComment delete(long comment, AccountId by) {
        return new DeleteComment(POST, new CommentId(comment), by);
    }

    static CommentWritten written(long comment) {
        return new CommentWritten(new CommentId(comment), POST, BOB, "Nice.", NOW);
    }

    static ReplyWritten replied(long comment, long thread, long answered) {
        return new ReplyWritten(
                new CommentId(comment), POST, new CommentId(thread), new CommentId(answered), BOB, "Nice.", NOW);
    }

    static CommentDeleted deleted(long comment, AccountId by, int replies) {
        return new CommentDeleted(new CommentId(comment), POST, BOB, by, replies, NOW);
    }

    static ReplyDeleted replyDeleted(long comment, long thread, AccountId by) {
        return new ReplyDeleted(new CommentId(comment), POST, new CommentId(thread), BOB, by, NOW);
    }

    private Told() {}
}
