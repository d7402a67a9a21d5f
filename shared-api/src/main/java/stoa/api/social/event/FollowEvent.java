package stoa.api.social.event;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.FollowId;
import stoa.api.kernel.StreamNamed;

/** Whether one account follows another, in the stream of the two. */
@StreamNamed("follow:<follower>:<followee>")
public sealed interface FollowEvent permits Followed, Unfollowed {

    /** Which following begins or ends: both events of one carry it, since lists are in order of it. */
    FollowId follow();

    AccountId follower();

    AccountId followee();
}
