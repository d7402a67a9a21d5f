package stoa.query.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.query.testing.Given.at;
import static stoa.query.testing.Given.deleted;
import static stoa.query.testing.Given.edited;
import static stoa.query.testing.Given.published;
import static stoa.query.testing.Given.registered;
import static stoa.query.testing.Given.viewed;
import static stoa.query.testing.QuerySide.given;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.api.post.event.PostPublished;
import stoa.api.post.query.GetPost;
import stoa.api.post.query.ListHotPosts;
import stoa.api.post.query.ListHotPosts.HotPost;
import stoa.api.post.query.PostView;
import stoa.query.testing.Delivery;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;

class PostViewsTest {

    private static final String EVERY = "stoa.query.testing.EveryDelivery#onEveryMongo";
    private static final Person ALICE = new Person(new AccountId(7), "alice", "alice@example.com", "");

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_post_shows_what_its_author_gave_it(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, registered(7, "alice"), published(1, 7, "go", "gin"))) {
            assertThat(post(views, 1))
                    .isEqualTo(new PostView(
                            new PostId(1),
                            ALICE,
                            "title 1",
                            "content 1",
                            List.of("go", "gin"),
                            at(1),
                            new PostView.Counts(0, 0, 0)));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void an_edit_keeps_author_time_and_counts(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                published(1, 7, "go"),
                viewed(1, 3),
                edited(1, 7, "new title", List.of("web"), List.of("go")),
                viewed(1, 4))) {
            assertThat(post(views, 1))
                    .isEqualTo(new PostView(
                            new PostId(1),
                            ALICE,
                            "new title",
                            "edited 1",
                            List.of("web"),
                            at(1),
                            new PostView.Counts(7, 0, 0)));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_post_that_is_deleted_or_never_was_is_refused(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, registered(7, "alice"), published(1, 7), deleted(1, 7))) {
            for (long missing : List.of(1L, 2L)) {
                assertThatThrownBy(() -> post(views, missing))
                        .isInstanceOf(Rejection.class)
                        .hasMessageContaining("POST_NOT_FOUND");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_tag_is_written_as_it_was_written_first(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                published(1, 7, "GoLang"),
                published(2, 7, "golang"),
                edited(1, 7, "edited", List.of("GOLANG", "x"), List.of()))) {
            assertThat(post(views, 2).tags()).containsExactly("GoLang");
            assertThat(post(views, 1).tags()).containsExactly("GoLang", "x");
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void the_hot_list_has_the_ten_newest_while_nobody_likes_anything(Mongo mongo, Delivery delivery) {
        List<Object> events = new ArrayList<>(List.of(registered(7, "alice")));
        for (int post = 1; post <= 13; post++) {
            events.add(published(post, 7));
        }
        events.add(deleted(12, 7));
        try (QuerySide views = given(mongo, delivery, events)) {
            assertThat(hot(views))
                    .extracting(it -> it.id().value())
                    .containsExactly(13L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L);
            assertThat(hot(views).getFirst())
                    .isEqualTo(new HotPost(new PostId(13), "title 13", at(13).getEpochSecond()));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void equal_scores_stand_newest_id_first(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, sameSecond(1), sameSecond(3), sameSecond(2))) {
            assertThat(hot(views)).extracting(it -> it.id().value()).containsExactly(3L, 2L, 1L);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void nothing_hot_is_an_empty_list(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(mongo, delivery, registered(7, "alice"))) {
            assertThat(hot(views)).isEmpty();
        }
    }

    private static PostPublished sameSecond(long post) {
        Instant time = Instant.parse("2026-01-02T15:04:05.100Z").plusMillis(post);
        return new PostPublished(new PostId(post), new AccountId(7), "t", "c", List.of(), time);
    }

    private static PostView post(QuerySide views, long id) {
        return views.ask(new GetPost(new PostId(id)), PostView.class);
    }

    private static List<HotPost> hot(QuerySide views) {
        return views.ask(new ListHotPosts(), ListHotPosts.Result.class).posts();
    }
}
