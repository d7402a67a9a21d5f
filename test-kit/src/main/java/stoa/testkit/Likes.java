package stoa.testkit;

import java.time.Instant;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.like.command.LikePost;
import stoa.api.like.command.WithdrawLike;
import stoa.api.like.event.LikeWithdrawn;
import stoa.api.like.event.PostLiked;

/** Builds commands and events about likes of the post that {@link Posts#post()} builds, unless told otherwise. */
public final class Likes {

    private PostId post = new PostId(CountedIds.FIRST);
    private AccountId by = new AccountId(8);
    private Instant publishedAt = DecisionFixture.NOW;
    private Instant likedAt = DecisionFixture.NOW;

    private Likes() {}

    public static Likes like() {
        return new Likes();
    }

    public Likes by(AccountId account) {
        by = account;
        return this;
    }

    public Likes of(PostId liked, Instant published) {
        post = liked;
        publishedAt = published;
        return this;
    }

    public Likes at(Instant time) {
        likedAt = time;
        return this;
    }

    public LikePost give() {
        return new LikePost(post, by);
    }

    public WithdrawLike withdraw() {
        return new WithdrawLike(post, by);
    }

    /** By the author that {@link Posts#post()} has. */
    public PostLiked given() {
        return new PostLiked(post, by, Posts.AUTHOR, publishedAt, likedAt);
    }

    /** Of the like that was given at that time. */
    public LikeWithdrawn withdrawn(Instant time) {
        return new LikeWithdrawn(post, by, Posts.AUTHOR, publishedAt, likedAt, time);
    }
}
