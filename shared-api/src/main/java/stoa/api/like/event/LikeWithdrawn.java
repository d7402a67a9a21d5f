package stoa.api.like.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.PostId;

@Revision("1")
@Meaning("A person took back the like given at likedAt; author and publishedAt are the post's.")
public record LikeWithdrawn(
        PostId post, AccountId by, AccountId author, Instant publishedAt, Instant likedAt, Instant withdrawnAt)
        implements LikeEvent {}
