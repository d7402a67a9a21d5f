package stoa.api.like.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Meaning;
import stoa.api.kernel.PostId;

@Revision("1")
@Meaning("A person who did not like a post does now; author and publishedAt are the post's.")
public record PostLiked(PostId post, AccountId by, AccountId author, Instant publishedAt, Instant likedAt)
        implements LikeEvent {}
