package stoa.command.post;

import static stoa.testkit.Decision.in;
import static stoa.testkit.DecisionFixture.NOW;
import static stoa.testkit.Posts.post;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stoa.api.kernel.PostId;
import stoa.api.post.PostError;
import stoa.api.post.command.CountViews;
import stoa.api.post.event.PostViewed;
import stoa.command.platform.Decisions;
import stoa.testkit.DecisionFixture;

class ViewCountingTest {

    private static final PostId POST = new PostId(1001);

    private final DecisionFixture decisions = Decisions.of(new PostDecisions());

    @AfterEach
    void stop() {
        decisions.close();
    }

    @Test
    void writes_each_count_to_a_stream_of_its_own() {
        decisions.given("post:1001", post().published());

        decisions
                .when(new CountViews(POST, "node-1", 12))
                .thenAppends(in("views:1001:node-1", new PostViewed(POST, 12, NOW)));
        decisions
                .when(new CountViews(POST, "node-2", 3))
                .thenAppends(in("views:1001:node-2", new PostViewed(POST, 3, NOW)));
    }

    @Test
    void counts_once_what_is_sent_twice() {
        decisions.given("post:1001", post().published()).given("views:1001:node-1", new PostViewed(POST, 12, NOW));

        decisions.when(new CountViews(POST, "node-1", 12)).thenAppendsNothing();
    }

    @Test
    void is_refused_for_an_unknown_post() {
        decisions.when(new CountViews(POST, "node-1", 12)).thenRefuses(PostError.POST_NOT_FOUND);
    }

    @Test
    void is_refused_for_a_deleted_post() {
        decisions.given("post:1001", post().published(), post().deleted());

        decisions.when(new CountViews(POST, "node-1", 12)).thenRefuses(PostError.POST_NOT_FOUND);
    }
}
