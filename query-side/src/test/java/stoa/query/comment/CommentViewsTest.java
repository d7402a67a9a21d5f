package stoa.query.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.query.testing.Given.at;
import static stoa.query.testing.Given.avatar;
import static stoa.query.testing.Given.commentDeleted;
import static stoa.query.testing.Given.commented;
import static stoa.query.testing.Given.deleted;
import static stoa.query.testing.Given.published;
import static stoa.query.testing.Given.registered;
import static stoa.query.testing.Given.replied;
import static stoa.query.testing.Given.replyDeleted;
import static stoa.query.testing.Given.viewed;
import static stoa.query.testing.QuerySide.given;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.account.query.Person;
import stoa.api.comment.ReplyTo;
import stoa.api.comment.query.CommentView;
import stoa.api.comment.query.ListComments;
import stoa.api.comment.query.ListReplies;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.api.post.query.GetPost;
import stoa.api.post.query.PostView;
import stoa.query.testing.Delivery;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;

class CommentViewsTest {

    private static final String EVERY = "stoa.query.testing.EveryDelivery#onEveryMongo";
    private static final Page FIRST = new Page(1, 10);

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_comment_shows_what_was_said_by_whom_and_where(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                published(1, 7),
                commented(11, 1, 7),
                replied(12, 1, 11, 11, 9),
                avatar(7, "a.png"))) {
            Person alice = new Person(new AccountId(7), "alice", "alice@example.com", "a.png");
            Person nobody = Person.unknown(new AccountId(9));
            ReplyTo place = new ReplyTo(new CommentId(11), new CommentId(11));
            assertThat(comments(views, 1).items())
                    .containsExactly(new CommentView(
                            new CommentId(11), new PostId(1), Optional.empty(), alice, "comment 11", at(11)));
            assertThat(replies(views, 1, 11).items())
                    .containsExactly(new CommentView(
                            new CommentId(12), new PostId(1), Optional.of(place), nobody, "reply 12", at(12)));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void comments_come_newest_first_and_replies_oldest_first_each_with_its_total(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                published(1, 7),
                commented(11, 1, 7),
                commented(13, 1, 7),
                replied(12, 1, 11, 11, 7),
                replied(15, 1, 11, 12, 7),
                commented(14, 1, 7),
                replied(16, 1, 11, 11, 7))) {
            assertThat(ids(comments(views, 1))).containsExactly(14L, 13L, 11L);
            assertThat(comments(views, 1).total()).isEqualTo(3);
            assertThat(ids(comments(views, 1, new Page(2, 2)))).containsExactly(11L);
            assertThat(ids(comments(views, 1, new Page(9, 100)))).isEmpty();
            assertThat(ids(replies(views, 1, 11))).containsExactly(12L, 15L, 16L);
            assertThat(ids(replies(views, 1, 11, new Page(1, 2)))).containsExactly(12L, 15L);
            assertThat(ids(replies(views, 1, 11, new Page(2, 2)))).containsExactly(16L);
            assertThat(ids(replies(views, 1, 11, new Page(3, 2)))).isEmpty();
            assertThat(replies(views, 1, 11, new Page(2, 2)).total()).isEqualTo(3);
            assertThat(replies(views, 1, 13)).isEqualTo(new PageOf<>(List.of(), 0));
            assertThat(replies(views, 1, 12)).as("of a reply").isEqualTo(new PageOf<>(List.of(), 0));
            assertThat(count(views, 1)).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_deleted_reply_is_in_no_list_and_in_no_count(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                published(1, 7),
                viewed(1, 3),
                commented(11, 1, 7),
                replied(12, 1, 11, 11, 7),
                replied(13, 1, 11, 12, 7),
                replyDeleted(12, 1, 11, 7))) {
            assertThat(ids(replies(views, 1, 11))).containsExactly(13L);
            assertThat(replies(views, 1, 11).total()).isEqualTo(1);
            assertThat(count(views, 1)).isEqualTo(2);
            assertRefused("COMMENT_NOT_FOUND", () -> replies(views, 1, 12));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_deleted_comment_takes_its_replies_with_it(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                published(1, 7),
                commented(11, 1, 7),
                replied(12, 1, 11, 11, 7),
                replied(13, 1, 11, 12, 7),
                commented(14, 1, 7),
                commentDeleted(11, 1, 7, 2))) {
            assertThat(ids(comments(views, 1))).containsExactly(14L);
            assertThat(comments(views, 1).total()).isEqualTo(1);
            assertThat(count(views, 1)).isEqualTo(1);
            assertRefused("COMMENT_NOT_FOUND", () -> replies(views, 1, 11));
            assertRefused("COMMENT_NOT_FOUND", () -> replies(views, 1, 12));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void what_is_not_there_is_refused(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                published(1, 7),
                published(2, 7),
                published(3, 7),
                commented(11, 1, 7),
                commented(31, 3, 7),
                deleted(3, 7))) {
            assertThat(comments(views, 2)).isEqualTo(new PageOf<>(List.of(), 0));
            assertRefused("POST_NOT_FOUND", () -> comments(views, 9));
            assertRefused("POST_NOT_FOUND", () -> comments(views, 3));
            assertRefused("POST_NOT_FOUND", () -> replies(views, 3, 31));
            assertRefused("COMMENT_NOT_FOUND", () -> replies(views, 1, 99));
            assertRefused("COMMENT_NOT_FOUND", () -> replies(views, 2, 11));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void whatever_happens_a_posts_count_is_what_its_lists_show(Mongo mongo, Delivery delivery) {
        long seed = System.nanoTime();
        Told told = Told.of(new SplittableRandom(seed), 400);
        try (QuerySide views = given(mongo, delivery, told.events())) {
            for (long post = 1; post <= Told.POSTS; post++) {
                Page all = new Page(1, 100);
                List<Long> openers = ids(comments(views, post, all));
                assertThat(openers).as("seed %d, post %d", seed, post).isEqualTo(told.commentsOf(post));
                long shown = openers.size();
                for (long opener : openers) {
                    List<Long> shownReplies = ids(replies(views, post, opener, all));
                    assertThat(shownReplies)
                            .as("seed %d, thread %d", seed, opener)
                            .isEqualTo(told.repliesOf(opener));
                    shown += shownReplies.size();
                }
                assertThat(count(views, post))
                        .as("seed %d, post %d", seed, post)
                        .isEqualTo(shown);
            }
        }
    }

    private static PageOf<CommentView> comments(QuerySide views, long post) {
        return comments(views, post, FIRST);
    }

    private static PageOf<CommentView> comments(QuerySide views, long post, Page page) {
        return views.ask(new ListComments(new PostId(post), page), ListComments.Result.class)
                .comments();
    }

    private static PageOf<CommentView> replies(QuerySide views, long post, long comment) {
        return replies(views, post, comment, FIRST);
    }

    private static PageOf<CommentView> replies(QuerySide views, long post, long comment, Page page) {
        ListReplies query = new ListReplies(new PostId(post), new CommentId(comment), page);
        return views.ask(query, ListComments.Result.class).comments();
    }

    private static long count(QuerySide views, long post) {
        return views.ask(new GetPost(new PostId(post)), PostView.class).counts().comments();
    }

    private static List<Long> ids(PageOf<CommentView> page) {
        return page.items().stream().map(comment -> comment.id().value()).toList();
    }

    private static void assertRefused(String code, Runnable query) {
        assertThatThrownBy(query::run).isInstanceOf(Rejection.class).hasMessageContaining(code);
    }
}
