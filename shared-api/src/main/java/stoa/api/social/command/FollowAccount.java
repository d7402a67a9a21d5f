package stoa.api.social.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.social.FollowStream;

/** Begins to follow somebody; nobody follows themselves. */
public record FollowAccount(AccountId follower, AccountId followee) {

    public FollowAccount {
        if (follower.equals(followee)) {
            throw new Rejection(KernelError.INVALID, "nobody can follow themselves");
        }
    }

    /** The stream that says whether one follows the other. */
    public String stream() {
        return FollowStream.of(follower, followee);
    }
}
