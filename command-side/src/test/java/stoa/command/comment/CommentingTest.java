package stoa.command.comment;

import static stoa.command.comment.Told.ADA;
import static stoa.command.comment.Told.BOB;
import static stoa.command.comment.Told.EVE;
import static stoa.command.comment.Told.POST;
import static stoa.command.comment.Told.delete;
import static stoa.command.comment.Told.deleted;
import static stoa.command.comment.Told.replied;
import static stoa.command.comment.Told.replyDeleted;
import static stoa.command.comment.Told.replyTo;
import static stoa.command.comment.Told.write;
import static stoa.command.comment.Told.written;
import static stoa.testkit.CountedIds.FIRST;
import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;
import static stoa.testkit.Posts.post;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import stoa.api.comment.CommentError;
import stoa.api.comment.ReplyTo;
import stoa.api.comment.command.DeleteComment;
import stoa.api.comment.command.WriteComment;
import stoa.api.comment.command.Written;
import stoa.api.comment.event.CommentWritten;
import stoa.api.comment.event.ThreadGrew;
import stoa.api.comment.event.ThreadShrank;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.PostId;
import stoa.api.post.PostError;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;

class CommentingTest {

    private static final String NEW = "comment:" + FIRST;
    private static final Map<String, Long> ON_THE_POST = Map.of("post:1001", 0L);
    private static final long OPENER = 11;
    private static final long REPLY = 12;
    private static final long OTHER = 21;
    private static final long OTHERS_REPLY = 22;
    private static final long NOBODYS = 99;

    private final DecisionFixture decisions = Decisions.of(new CommentDecisions());

    @BeforeEach
    void a_post() {
        decisions.given("post:1001", post().by(ADA).published());
    }

    @AfterEach
    void stop() {
        decisions.close();
    }

    private void aThread() {
        decisions
                .given("comment:11", written(OPENER), new ThreadGrew(new CommentId(OPENER), new CommentId(REPLY), 1))
                .given("comment:12", replied(REPLY, OPENER, OPENER));
    }

    private void anotherThread() {
        decisions
                .given("comment:21", written(OTHER), new ThreadGrew(new CommentId(OTHER), id(OTHERS_REPLY), 1))
                .given("comment:22", replied(OTHERS_REPLY, OTHER, OTHER));
    }

    private static CommentId id(long value) {
        return new CommentId(value);
    }

    private static ThreadGrew grew(long thread, int replies) {
        return new ThreadGrew(id(thread), id(FIRST), replies);
    }

    @Nested
    class CommentingOnAPost {

        @Test
        void draws_id_and_time_and_rests_on_the_post() {
            decisions
                    .when(write())
                    .thenAppendsUnderGuards(ON_THE_POST, in(NEW, written(FIRST)))
                    .thenAnswers(new Written(id(FIRST), Optional.empty(), NOW));
        }

        @Test
        void is_decided_again_if_the_post_was_edited_meanwhile() {
            decisions.when(write());
            decisions.given("post:1001", post().by(ADA).edited());

            decisions.when(write()).thenAppendsUnderGuards(Map.of("post:1001", 1L), in("comment:1003", written(1003)));
        }

        @Test
        void is_refused_for_an_unknown_post() {
            PostId unknown = new PostId(NOBODYS);
            decisions
                    .when(new WriteComment(unknown, BOB, Optional.empty(), Optional.empty(), "Nice."))
                    .thenRefuses(PostError.POST_NOT_FOUND);
        }

        @Test
        void is_refused_once_the_post_is_deleted() {
            decisions.when(write());
            decisions.given("post:1001", post().by(ADA).deleted());

            decisions.when(write()).thenRefuses(PostError.POST_NOT_FOUND);
        }
    }

    @Nested
    class Replying {

        @Test
        void tells_the_thread_how_many_replies_it_has() {
            aThread();

            decisions
                    .when(replyTo(OPENER, OPENER))
                    .thenAppendsUnderGuards(
                            ON_THE_POST, in(NEW, replied(FIRST, OPENER, OPENER)), in("comment:11", grew(OPENER, 2)))
                    .thenAnswers(new Written(id(FIRST), Optional.of(new ReplyTo(id(OPENER), id(OPENER))), NOW));
        }

        @Test
        void to_a_reply_rests_on_that_reply() {
            aThread();

            decisions
                    .when(replyTo(OPENER, REPLY))
                    .thenAppendsUnderGuards(
                            Map.of("post:1001", 0L, "comment:12", 0L),
                            in(NEW, replied(FIRST, OPENER, REPLY)),
                            in("comment:11", grew(OPENER, 2)));
        }

        @Test
        void answers_the_parent_unless_something_else_is_said() {
            aThread();

            decisions
                    .when(replyTo(OPENER))
                    .thenAppendsUnderGuards(
                            ON_THE_POST, in(NEW, replied(FIRST, OPENER, OPENER)), in("comment:11", grew(OPENER, 2)));
        }

        @Test
        void under_a_reply_joins_its_thread_and_answers_it() {
            aThread();

            decisions
                    .when(replyTo(REPLY))
                    .thenAppendsUnderGuards(
                            Map.of("post:1001", 0L, "comment:12", 0L),
                            in(NEW, replied(FIRST, OPENER, REPLY)),
                            in("comment:11", grew(OPENER, 2)));
        }

        @Test
        void under_a_reply_may_answer_the_top_level_comment() {
            aThread();

            decisions
                    .when(replyTo(REPLY, OPENER))
                    .thenAppendsUnderGuards(
                            Map.of("post:1001", 0L, "comment:12", 0L),
                            in(NEW, replied(FIRST, OPENER, OPENER)),
                            in("comment:11", grew(OPENER, 2)));
        }

        @Test
        void is_refused_under_or_to_an_unknown_comment() {
            aThread();

            decisions.when(replyTo(NOBODYS)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
            decisions.when(replyTo(OPENER, NOBODYS)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
            decisions.when(replyTo(NOBODYS, OPENER)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
        }

        @Test
        void is_refused_to_a_comment_of_another_thread() {
            aThread();
            anotherThread();

            decisions.when(replyTo(OPENER, OTHER)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
            decisions.when(replyTo(OPENER, OTHERS_REPLY)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
            decisions.when(replyTo(REPLY, OTHERS_REPLY)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
        }

        @Test
        void is_refused_to_a_comment_without_a_thread_to_reply_in() {
            aThread();

            decisions
                    .when(new WriteComment(POST, BOB, Optional.empty(), Optional.of(id(OPENER)), "Nice."))
                    .thenRefuses(CommentError.COMMENT_NOT_FOUND);
        }

        @Test
        void is_refused_under_a_comment_of_another_post() {
            decisions.given("comment:31", new CommentWritten(id(31), new PostId(1002), BOB, "Elsewhere.", NOW));

            decisions.when(replyTo(31)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
            decisions.when(replyTo(31, 31)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
        }

        @Test
        void is_refused_in_a_thread_that_is_deleted_also_to_its_replies() {
            aThread();
            decisions.given("comment:11", deleted(OPENER, BOB, 1));

            decisions.when(replyTo(OPENER)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
            decisions.when(replyTo(REPLY)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
            decisions.when(replyTo(OPENER, REPLY)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
        }

        @Test
        void is_refused_to_a_reply_that_is_deleted() {
            aThread();
            decisions.given("comment:12", replyDeleted(REPLY, OPENER, BOB));

            decisions.when(replyTo(OPENER, REPLY)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
            decisions.when(replyTo(REPLY)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
        }

        @Test
        void is_refused_once_the_post_is_deleted() {
            aThread();
            decisions.given("post:1001", post().by(ADA).deleted());

            decisions.when(replyTo(OPENER)).thenRefuses(PostError.POST_NOT_FOUND);
        }
    }

    @Nested
    class Deleting {

        @Test
        void a_top_level_comment_tells_how_many_replies_went_with_it() {
            aThread();

            decisions
                    .when(delete(OPENER, BOB))
                    .thenAppendsUnderGuards(ON_THE_POST, in("comment:11", deleted(OPENER, BOB, 1)));
        }

        @Test
        void counts_only_the_replies_that_were_left() {
            aThread();
            decisions.when(delete(REPLY, BOB));

            decisions
                    .when(delete(OPENER, BOB))
                    .thenAppendsUnderGuards(ON_THE_POST, in("comment:11", deleted(OPENER, BOB, 0)));
        }

        @Test
        void a_reply_tells_its_thread() {
            aThread();

            decisions
                    .when(delete(REPLY, BOB))
                    .thenAppendsUnderGuards(
                            ON_THE_POST,
                            in("comment:12", replyDeleted(REPLY, OPENER, BOB)),
                            in("comment:11", new ThreadShrank(id(OPENER), id(REPLY), 0)));
        }

        @Test
        void is_open_to_the_author_of_the_post() {
            aThread();

            decisions
                    .when(delete(REPLY, ADA))
                    .thenAppendsUnderGuards(
                            ON_THE_POST,
                            in("comment:12", replyDeleted(REPLY, OPENER, ADA)),
                            in("comment:11", new ThreadShrank(id(OPENER), id(REPLY), 0)));
            decisions
                    .when(delete(OPENER, ADA))
                    .thenAppendsUnderGuards(ON_THE_POST, in("comment:11", deleted(OPENER, ADA, 0)));
        }

        @Test
        void is_refused_to_everybody_else() {
            aThread();

            decisions.when(delete(OPENER, EVE)).thenRefuses(CommentError.NEITHER_AUTHOR);
            decisions.when(delete(REPLY, EVE)).thenRefuses(CommentError.NEITHER_AUTHOR);
        }

        @Test
        void happens_once() {
            aThread();
            decisions.when(delete(REPLY, BOB));
            decisions.when(delete(REPLY, BOB)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
            decisions.when(delete(OPENER, BOB));
            decisions.when(delete(OPENER, BOB)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
        }

        @Test
        void of_a_reply_is_refused_once_its_thread_is_deleted_to_whomever() {
            aThread();
            decisions.given("comment:11", deleted(OPENER, ADA, 1));

            decisions.when(delete(REPLY, BOB)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
            decisions.when(delete(REPLY, EVE)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
        }

        @Test
        void is_refused_by_way_of_another_post() {
            aThread();
            decisions.given("post:1002", post(1002).by(EVE).published());

            decisions
                    .when(new DeleteComment(new PostId(1002), id(OPENER), EVE))
                    .thenRefuses(CommentError.COMMENT_NOT_FOUND);
            decisions
                    .when(new DeleteComment(new PostId(1002), id(REPLY), BOB))
                    .thenRefuses(CommentError.COMMENT_NOT_FOUND);
        }

        @Test
        void of_an_unknown_comment_is_refused() {
            decisions.when(delete(NOBODYS, BOB)).thenRefuses(CommentError.COMMENT_NOT_FOUND);
        }

        @Test
        void is_refused_once_the_post_is_deleted() {
            aThread();
            decisions.given("post:1001", post().by(ADA).deleted());

            decisions.when(delete(OPENER, BOB)).thenRefuses(PostError.POST_NOT_FOUND);
        }
    }
}
