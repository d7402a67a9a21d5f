package stoa.query.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stoa.query.testing.Given.deleted;
import static stoa.query.testing.Given.edited;
import static stoa.query.testing.Given.published;
import static stoa.query.testing.Given.registered;
import static stoa.query.testing.QuerySide.given;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.Rejection;
import stoa.api.post.Tag;
import stoa.api.post.query.ListPosts;
import stoa.api.post.query.ListPostsByAuthor;
import stoa.api.post.query.ListPostsByTag;
import stoa.api.post.query.PostView;
import stoa.query.testing.Delivery;
import stoa.query.testing.Mongos.Mongo;
import stoa.query.testing.QuerySide;

class PostListsTest {

    private static final String EVERY = "stoa.query.testing.EveryDelivery#onEveryMongo";

    @ParameterizedTest
    @MethodSource(EVERY)
    void all_posts_come_newest_first_whatever_their_order_in_the_ledger(Mongo mongo, Delivery delivery) {
        try (QuerySide views =
                given(mongo, delivery, registered(7, "alice"), published(3, 7), published(1, 7), published(2, 7))) {
            assertThat(ids(all(views, new Page(1, 10)))).containsExactly(3L, 2L, 1L);
            assertThat(all(views, new Page(1, 2)).total()).isEqualTo(3);
            assertThat(ids(all(views, new Page(2, 2)))).containsExactly(1L);
            assertThat(ids(all(views, new Page(3, 2)))).isEmpty();
            assertThat(ids(all(views, new Page(Integer.MAX_VALUE, 100)))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_deleted_post_is_in_no_list_and_in_no_total(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                published(1, 7, "go"),
                published(2, 7, "go"),
                deleted(1, 7, "go"))) {
            assertThat(ids(all(views, new Page(1, 10)))).containsExactly(2L);
            assertThat(all(views, new Page(1, 10)).total()).isEqualTo(1);
            assertThat(tagged(views, "go").total()).isEqualTo(1);
            assertThat(authored(views, 7).total()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_tag_finds_posts_in_any_case_and_keeps_its_symbols(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                published(1, 7, "Go", "C"),
                published(2, 7, "go", "C++"),
                published(3, 7, "C#"))) {
            assertThat(ids(tagged(views, "gO"))).containsExactly(2L, 1L);
            assertThat(ids(tagged(views, "c"))).containsExactly(1L);
            assertThat(ids(tagged(views, "c++"))).containsExactly(2L);
            assertThat(ids(tagged(views, "c#"))).containsExactly(3L);
            assertThat(tagged(views, "rust")).isEqualTo(new PageOf<>(List.of(), 0));
            assertThat(tagged(views, "go").items())
                    .extracting(PostView::tags)
                    .containsExactly(List.of("Go", "C++"), List.of("Go", "C"));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void a_tag_that_was_taken_away_lists_the_post_no_more(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                published(1, 7, "go", "gin"),
                edited(1, 7, "new", List.of("gin", "web"), List.of("go")))) {
            assertThat(tagged(views, "go").total()).isZero();
            assertThat(ids(tagged(views, "gin"))).containsExactly(1L);
            assertThat(ids(tagged(views, "web"))).containsExactly(1L);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY)
    void an_author_has_their_own_posts_and_an_unknown_one_is_refused(Mongo mongo, Delivery delivery) {
        try (QuerySide views = given(
                mongo,
                delivery,
                registered(7, "alice"),
                registered(8, "bob"),
                registered(9, "carol"),
                published(1, 7),
                published(2, 8))) {
            assertThat(ids(authored(views, 8))).containsExactly(2L);
            assertThat(ids(authored(views, 9))).isEmpty();
            assertThatThrownBy(() -> authored(views, 10))
                    .isInstanceOf(Rejection.class)
                    .hasMessageContaining("ACCOUNT_NOT_FOUND");
        }
    }

    private static PageOf<PostView> all(QuerySide views, Page page) {
        return views.ask(new ListPosts(page), ListPosts.Result.class).posts();
    }

    private static PageOf<PostView> tagged(QuerySide views, String tag) {
        return views.ask(new ListPostsByTag(Tag.named(tag), new Page(1, 10)), ListPosts.Result.class)
                .posts();
    }

    private static PageOf<PostView> authored(QuerySide views, long author) {
        return views.ask(new ListPostsByAuthor(new AccountId(author), new Page(1, 10)), ListPosts.Result.class)
                .posts();
    }

    private static List<Long> ids(PageOf<PostView> page) {
        return page.items().stream().map(post -> post.id().value()).toList();
    }
}
