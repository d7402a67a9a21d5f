package stoa.api.like.event;

import java.time.Instant;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.StreamNamed;

/**
 * What one person thinks of one post, over time. Each event tells of the post what counts need: a like scores only if
 * it was given soon after the post was published.
 */
@StreamNamed("like:<post>:<account>")
public sealed interface LikeEvent permits PostLiked, LikeWithdrawn {

    PostId post();

    /** Who likes the post, or did. */
    AccountId by();

    /** Who wrote the post. */
    AccountId author();

    Instant publishedAt();

    /** When the like was given, also where it is taken back. */
    Instant likedAt();
}
