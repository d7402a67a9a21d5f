package stoa.command.post;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import stoa.api.post.command.CountViews;
import stoa.command.platform.Streams;

/**
 * Counts views of posts that are there. The look at the post needs no guard: a count that arrives while the post is
 * being deleted does no harm on either side of that.
 */
final class ViewCounting {

    private final Streams<Post> posts;
    private final Streams<PostViews> counts;

    ViewCounting(Streams<Post> posts, Streams<PostViews> counts) {
        this.posts = posts;
        this.counts = counts;
    }

    @CommandHandler
    void count(CountViews command, Clock clock) {
        posts.at(command.post().stream()).execute(Post::requireThere);
        counts.at(command.stream()).execute(count -> count.count(command, clock));
    }
}
