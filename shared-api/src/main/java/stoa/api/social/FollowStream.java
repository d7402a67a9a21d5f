package stoa.api.social;

import stoa.api.kernel.AccountId;

/** The name of the one stream that says whether an account follows another. The order of the two matters. */
public final class FollowStream {

    public static String of(AccountId follower, AccountId followee) {
        return "follow:" + follower + ":" + followee;
    }

    private FollowStream() {}
}
