package stoa.api.social.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.FollowId;
import stoa.api.kernel.Meaning;

@Revision("1")
@Meaning("A person stopped following another; follow is the following that this ended.")
public record Unfollowed(FollowId follow, AccountId follower, AccountId followee, Instant unfollowedAt)
        implements FollowEvent {}
