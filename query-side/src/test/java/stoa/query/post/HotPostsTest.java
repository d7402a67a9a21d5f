package stoa.query.post;

import static org.assertj.core.api.Assertions.assertThat;
import static stoa.query.testing.Given.at;
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
import stoa.api.like.event.PostLiked;
import stoa.api.post.query.ListHotPosts;
import stoa.api.post.query.ListHotPosts.HotPost;
import stoa.query.testing.Delivery;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;

/** The hot list as likes move it. Post n is published n seconds after the first. */
class HotPostsTest {

    private static final String EVERY = "stoa.query.testing.EveryDelivery#onEveryMongo";
    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_like_is_worth_432_seconds(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                published(1, 7),
                published(433, 7),
                published(434, 7),
                liked(1, 7, 8, DAY))) {
            // Post 1 has what post 433 has, which is newer.
            assertThat(ids(views)).containsExactly(434L, 433L, 1L);
            assertThat(score(views, 1)).isEqualTo(at(433).getEpochSecond());

            views.when(liked(1, 7, 9, DAY));
            assertThat(ids(views)).containsExactly(1L, 434L, 433L);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_like_of_the_sixth_day_taken_back_on_the_eighth_scores_nothing(Mongo mongo, Delivery delivery) {
        PostLiked inTime = liked(1, 7, 8, DAY.multipliedBy(6));
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                published(1, 7),
                inTime,
                withdrawn(inTime, DAY.multipliedBy(2)))) {
            assertThat(score(views, 1)).isEqualTo(at(1).getEpochSecond());
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_like_scores_up_to_seven_days_after_publication_and_not_a_moment_longer(Mongo mongo, Delivery delivery) {
        Duration week = DAY.multipliedBy(7);
        PostLiked late = liked(1, 7, 9, week.plusNanos(1_000));
        try (QuerySide views =
                given(mongo, delivery, registered(7, "alice"), published(1, 7), liked(1, 7, 8, week), late)) {
            assertThat(score(views, 1)).isEqualTo(at(1).getEpochSecond() + 432);

            views.when(withdrawn(late, DAY));
            assertThat(score(views, 1)).isEqualTo(at(1).getEpochSecond() + 432);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_deleted_post_leaves_with_its_likes(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                published(1, 7),
                published(2, 7),
                liked(1, 7, 8, DAY),
                deleted(1, 7))) {
            assertThat(ids(views)).containsExactly(2L);
        }
    }

    private static List<HotPost> hot(QuerySide views) {
        return views.ask(new ListHotPosts(), ListHotPosts.Result.class).posts();
    }

    private static List<Long> ids(QuerySide views) {
        return hot(views).stream().map(post -> post.id().value()).toList();
    }

    private static long score(QuerySide views, long post) {
        return hot(views).stream()
                .filter(hot -> hot.id().value() == post)
                .findFirst()
                .orElseThrow()
                .score();
    }
}
