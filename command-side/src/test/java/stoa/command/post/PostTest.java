package stoa.command.post;

import static org.axonframework.test.matchers.Matchers.matches;
import static stoa.testkit.DecisionFixture.NOW;
import static stoa.testkit.Posts.post;

import java.time.Clock;
import java.time.ZoneOffset;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.api.post.PostError;
import stoa.api.post.command.Published;
import stoa.testkit.CountedIds;

class PostTest {

    private static final AccountId SOMEBODY_ELSE = new AccountId(8);

    private final AggregateTestFixture<Post> decisions = new AggregateTestFixture<>(Post.class);

    PostTest() {
        decisions
                .registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC))
                .registerInjectableResource(new CountedIds());
    }

    @Nested
    class Publishing {

        @Test
        void draws_id_and_time_and_answers_with_both() {
            decisions
                    .givenNoPriorActivity()
                    .when(post().tags("Go", "C++").publish())
                    .expectEvents(
                            post(CountedIds.FIRST).tags("Go", "C++").at(NOW).published())
                    .expectResultMessagePayload(new Published(new PostId(CountedIds.FIRST), NOW));
        }
    }

    @Nested
    class Editing {

        @Test
        void replaces_title_and_content() {
            decisions
                    .given(post().published())
                    .when(post().title("Better").content("Said well.").edit())
                    .expectEvents(post().title("Better").content("Said well.").edited());
        }

        @Test
        void leaves_the_tags_as_they_are_when_none_are_said() {
            decisions
                    .given(post().tags("go", "C").published())
                    .when(post().edit())
                    .expectEvents(post().tags("go", "C").edited());
        }

        @Test
        void clears_the_tags_when_an_empty_list_is_said() {
            decisions
                    .given(post().tags("go", "C").published())
                    .when(post().tags().edit())
                    .expectEvents(post().tags().untagged("go", "C").edited());
        }

        @Test
        void tells_the_tags_that_are_lost_by_their_key() {
            decisions
                    .given(post().tags("go", "C", "C++").published())
                    .when(post().tags("Go", "C#", "C").edit())
                    .expectEvents(post().tags("Go", "C#", "C").untagged("C++").edited());
        }

        @Test
        void goes_on_from_the_edit_before() {
            decisions
                    .given(
                            post().tags("go").published(),
                            post().tags("C").untagged("go").edited())
                    .when(post().tags("java").edit())
                    .expectEvents(post().tags("java").untagged("C").edited());
        }

        @Test
        void is_the_authors_alone() {
            refused(
                    decisions
                            .given(post().published())
                            .when(post().by(SOMEBODY_ELSE).edit()),
                    PostError.NOT_THE_AUTHOR);
        }

        @Test
        void is_refused_once_the_post_is_deleted() {
            refused(
                    decisions.given(post().published(), post().deleted()).when(post().edit()),
                    PostError.POST_NOT_FOUND);
        }

        @Test
        void of_an_unknown_post_is_refused() {
            refused(decisions.givenNoPriorActivity().when(post().edit()), PostError.POST_NOT_FOUND);
        }
    }

    @Nested
    class Deleting {

        @Test
        void tells_the_tags_that_the_post_had_last() {
            decisions
                    .given(
                            post().tags("go").published(),
                            post().tags("C").untagged("go").edited())
                    .when(post().delete())
                    .expectEvents(post().tags("C").deleted());
        }

        @Test
        void is_the_authors_alone() {
            refused(
                    decisions
                            .given(post().published())
                            .when(post().by(SOMEBODY_ELSE).delete()),
                    PostError.NOT_THE_AUTHOR);
        }

        @Test
        void happens_once() {
            refused(
                    decisions.given(post().published(), post().deleted()).when(post().delete()),
                    PostError.POST_NOT_FOUND);
        }

        @Test
        void of_an_unknown_post_is_refused() {
            refused(decisions.givenNoPriorActivity().when(post().delete()), PostError.POST_NOT_FOUND);
        }
    }

    private static void refused(ResultValidator<Post> outcome, PostError code) {
        outcome.expectNoEvents()
                .expectException(matches(failure -> failure instanceof Rejection refusal && refusal.code() == code));
    }
}
