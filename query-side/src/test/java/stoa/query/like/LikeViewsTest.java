package stoa.query.like;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.query.testing.Given.deleted;
import static stoa.query.testing.Given.liked;
import static stoa.query.testing.Given.published;
import static stoa.query.testing.Given.registered;
import static stoa.query.testing.Given.withdrawn;
import static stoa.query.testing.QuerySide.given;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.api.like.event.PostLiked;
import stoa.api.like.query.GetLike;
import stoa.api.like.query.ListLikeHistory;
import stoa.api.like.query.ListLikeHistory.Change;
import stoa.api.post.query.GetPost;
import stoa.api.post.query.PostView;
import stoa.query.testing.Delivery;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;

class LikeViewsTest {

    private static final String EVERY = "stoa.query.testing.EveryDelivery#onEveryMongo";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final PostLiked BOBS = liked(1, 7, 8, HOUR);
    private static final PostLiked CAROLS = liked(1, 7, 9, HOUR.plusNanos(1_000));

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_like_stands_until_it_is_taken_back_and_again_when_given_again(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, registered(7, "alice"), published(1, 7), BOBS)) {
            assertThat(stands(views, 1, 8)).isTrue();
            assertThat(stands(views, 1, 9)).isFalse();

            views.when(withdrawn(BOBS, HOUR));
            assertThat(stands(views, 1, 8)).isFalse();

            views.when(liked(1, 7, 8, HOUR.multipliedBy(3)));
            assertThat(stands(views, 1, 8)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void likes_of_a_post_that_is_deleted_or_never_was_are_refused(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, registered(7, "alice"), published(1, 7), BOBS, deleted(1, 7))) {
            for (long missing : List.of(1L, 2L)) {
                assertThatThrownBy(() -> stands(views, missing, 8))
                        .isInstanceOf(Rejection.class)
                        .hasMessageContaining("POST_NOT_FOUND");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_post_counts_the_likes_that_stand(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                published(1, 7),
                published(2, 7),
                BOBS,
                CAROLS,
                liked(2, 7, 8, HOUR),
                withdrawn(CAROLS, HOUR),
                liked(1, 7, 7, HOUR))) {
            assertThat(likes(views, 1)).isEqualTo(2);
            assertThat(likes(views, 2)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void the_history_tells_who_changed_their_mind_and_when_newest_first(Mongo mongo, Delivery delivery) {
        try (QuerySide views =
                given(mongo, delivery, published(1, 7), BOBS, CAROLS, withdrawn(BOBS, HOUR), liked(2, 7, 8, HOUR))) {
            assertThat(history(views, 1, new Page(1, 10)))
                    .isEqualTo(new PageOf<>(
                            List.of(
                                    new Change(BOBS.by(), false, BOBS.likedAt().plus(HOUR)),
                                    new Change(CAROLS.by(), true, CAROLS.likedAt()),
                                    new Change(BOBS.by(), true, BOBS.likedAt())),
                            3));
            assertThat(history(views, 1, new Page(2, 2)).items())
                    .containsExactly(new Change(BOBS.by(), true, BOBS.likedAt()));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void the_history_outlives_the_post(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, published(1, 7), BOBS, deleted(1, 7))) {
            assertThat(history(views, 1, new Page(1, 10)).total()).isEqualTo(1);
            assertThat(history(views, 2, new Page(1, 10)).total()).isZero();
        }
    }

    private static boolean stands(QuerySide views, long post, long by) {
        return views.ask(new GetLike(new PostId(post), new AccountId(by)), GetLike.Result.class)
                .stands();
    }

    private static long likes(QuerySide views, long post) {
        return views.ask(new GetPost(new PostId(post)), PostView.class).counts().likes();
    }

    private static PageOf<Change> history(QuerySide views, long post, Page page) {
        return views.ask(new ListLikeHistory(new PostId(post), page), ListLikeHistory.Result.class)
                .changes();
    }
}
