package stoa.api.social.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.FollowId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("A person began to follow another, for the first time or anew.")
public record Followed(FollowId follow, AccountId follower, AccountId followee, Instant followedAt)
        implements FollowEvent {}
