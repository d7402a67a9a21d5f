package stoa.api.social.command;

import stoa.api.kernel.AccountId;
import stoa.api.social.FollowStream;

/** Stops following somebody. */
public record UnfollowAccount(AccountId follower, AccountId followee) {

    /** The stream that says whether one follows the other. */
    public String stream() {
        return FollowStream.of(follower, followee);
    }
}
