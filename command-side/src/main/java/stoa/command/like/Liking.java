package stoa.command.like;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import stoa.api.like.command.LikePost;
import stoa.api.like.command.WithdrawLike;
import stoa.api.post.PostStanding;
import stoa.command.platform.Observed;
import stoa.command.platform.Streams;

/**
 * Decides on likes of posts that are there. The look at the post guards its stream: of a like and the post's deletion
 * that race each other, the one that comes second is decided again and finds what the first has done.
 */
final class Liking {

    private final Streams<Like> likes;
    private final Observed<PostStanding> posts;

    Liking(Streams<Like> likes, Observed<PostStanding> posts) {
        this.likes = likes;
        this.posts = posts;
    }

    @CommandHandler
    void like(LikePost command, Clock clock) {
        PostStanding.There post = posts.at(command.post().stream()).requireThere();
        likes.at(command.stream()).execute(like -> like.give(command, post, clock));
    }

    @CommandHandler
    void withdraw(WithdrawLike command, Clock clock) {
        PostStanding.There post = posts.at(command.post().stream()).requireThere();
        likes.at(command.stream()).execute(like -> like.withdraw(command, post, clock));
    }
}
