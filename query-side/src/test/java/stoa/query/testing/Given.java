package stoa.query.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import stoa.api.account.event.AccountRegistered;
import stoa.api.account.event.NameClaimed;
import stoa.api.account.event.ProfileEdited;
import stoa.api.comment.event.CommentDeleted;
import stoa.api.comment.event.CommentWritten;
import stoa.api.comment.event.ReplyDeleted;
import stoa.api.comment.event.ReplyWritten;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CanonicalText;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.FollowId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Role;
import stoa.api.like.event.LikeWithdrawn;
import stoa.api.like.event.PostLiked;
import stoa.api.post.Tag;
import stoa.api.post.event.PostDeleted;
import stoa.api.post.event.PostEdited;
import stoa.api.post.event.PostPublished;
import stoa.api.post.event.PostViewed;
import stoa.api.social.event.Followed;
import stoa.api.social.event.Unfollowed;
import stoa.testkit.Profiles;

/** Events for tests: each names what matters, the rest is filled in. */
public final class Given {

    public static final Instant START = Instant.parse("2026-01-02T15:04:05Z");

    public static AccountRegistered registered(long account, String name) {
        return new AccountRegistered(new AccountId(account), name, name + "@example.com", Role.USER, START);
    }

    public static NameClaimed claimed(long account, String name) {
        return new NameClaimed("key of " + CanonicalText.of(name), new AccountId(account));
    }

    public static ProfileEdited avatar(long account, String avatar) {
        return Profiles.of(new AccountId(account)).avatar(avatar).edited();
    }

    public static PostPublished published(long post, long author, String... tags) {
        return new PostPublished(
                new PostId(post), new AccountId(author), "title " + post, "content " + post, tags(tags), at(post));
    }

    public static PostEdited edited(long post, long author, String title, List<String> tags, List<String> untagged) {
        return new PostEdited(
                new PostId(post),
                new AccountId(author),
                title,
                "edited " + post,
                tags(tags.toArray(String[]::new)),
                tags(untagged.toArray(String[]::new)),
                at(post).plusSeconds(60));
    }

    public static PostDeleted deleted(long post, long author, String... tags) {
        return new PostDeleted(new PostId(post), new AccountId(author), tags(tags), at(post).plusSeconds(90));
    }

    public static PostViewed viewed(long post, int views) {
        return new PostViewed(new PostId(post), views, at(post).plusSeconds(5));
    }

    public static CommentWritten commented(long comment, long post, long author) {
        return new CommentWritten(
                new CommentId(comment), new PostId(post), new AccountId(author), "comment " + comment, at(comment));
    }

    public static ReplyWritten replied(long comment, long post, long thread, long answered, long author) {
        return new ReplyWritten(
                new CommentId(comment),
                new PostId(post),
                new CommentId(thread),
                new CommentId(answered),
                new AccountId(author),
                "reply " + comment,
                at(comment));
    }

    public static CommentDeleted commentDeleted(long comment, long post, long author, int replies) {
        AccountId by = new AccountId(author);
        return new CommentDeleted(new CommentId(comment), new PostId(post), by, by, replies, at(comment));
    }

    public static ReplyDeleted replyDeleted(long comment, long post, long thread, long author) {
        AccountId by = new AccountId(author);
        return new ReplyDeleted(new CommentId(comment), new PostId(post), new CommentId(thread), by, by, at(comment));
    }

    /** A following by its id, which tells its time too. */
    public static Followed followed(long follow, long follower, long followee) {
        return new Followed(new FollowId(follow), new AccountId(follower), new AccountId(followee), at(follow));
    }

    /** The end of a following. */
    public static Unfollowed unfollowed(long follow, long follower, long followee) {
        Instant time = at(follow).plusSeconds(30);
        return new Unfollowed(new FollowId(follow), new AccountId(follower), new AccountId(followee), at(follow), time);
    }

    /** A like of a post by {@code author}, that long after the post was published. */
    public static PostLiked liked(long post, long author, long by, Duration after) {
        Instant published = at(post);
        return new PostLiked(
                new PostId(post), new AccountId(by), new AccountId(author), published, published.plus(after));
    }

    /** The like is taken back that long after it was given. */
    public static LikeWithdrawn withdrawn(PostLiked like, Duration after) {
        return new LikeWithdrawn(
                like.post(),
                like.by(),
                like.author(),
                like.publishedAt(),
                like.likedAt(),
                like.likedAt().plus(after));
    }

    /** Many posts by one author, ids from 1. */
    public static List<Object> posts(int number) {
        List<Object> events = new ArrayList<>(number + 1);
        events.add(registered(7, "alice"));
        for (int post = 1; post <= number; post++) {
            events.add(published(post, 7, "all"));
        }
        return events;
    }

    /** Ids grow with time, as real ones do: one second each. */
    public static Instant at(long post) {
        return START.plusSeconds(post);
    }

    private static List<Tag> tags(String... names) {
        return Stream.of(names).map(Tag::named).toList();
    }

    private Given() {}
}
