package stoa.api.social.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.FollowId;
import stoa.api.kernel.Meaning;

/**
 * A following has ended.
 *
 * @param followedAt when it began, to the millisecond
 */
@Revision("2")
@Meaning("A person stopped following another; follow is the following that this ended, followedAt when it began.")
public record Unfollowed(
        FollowId follow, AccountId follower, AccountId followee, Instant followedAt, Instant unfollowedAt)
        implements FollowEvent {}
