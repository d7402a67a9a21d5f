package stoa.api.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostEdited;
import stoa.api.post.event.PostEvent;
import stoa.api.post.event.PostPublished;

class PostStandingTest {

    private static final PostId POST = new PostId(2001);
    private static final AccountId ADA = new AccountId(7);
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final PostEvent PUBLISHED = new PostPublished(POST, ADA, "title", "content", List.of(), NOON);
    private static final PostEvent EDITED =
            new PostEdited(POST, ADA, "other", "text", List.of(), List.of(), NOON.plusSeconds(60));
    private static final PostEvent DELETED = new PostDeleted(POST, ADA, List.of(), NOON.plusSeconds(90));

    @Test
    void of_a_published_post_tells_author_and_time() {
        assertThat(after(PUBLISHED).requireThere()).isEqualTo(new PostStanding.There(ADA, NOON));
    }

    @Test
    void is_not_changed_by_an_edit() {
        assertThat(after(PUBLISHED, EDITED)).isEqualTo(after(PUBLISHED));
    }

    @Test
    void of_a_post_that_never_was_or_is_deleted_refuses() {
        refuses(PostStanding.NONE);
        refuses(after(PUBLISHED, DELETED));
        refuses(after(PUBLISHED, EDITED, DELETED));
    }

    private static PostStanding after(PostEvent... events) {
        PostStanding standing = PostStanding.NONE;
        for (PostEvent event : events) {
            standing = standing.after(event);
        }
        return standing;
    }

    private static void refuses(PostStanding standing) {
        assertThatThrownBy(standing::requireThere)
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo(PostError.POST_NOT_FOUND));
    }
}
