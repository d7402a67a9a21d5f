package stoa.api.social;

import stoa.api.kernel.AccountId;

/** The name of the one stream that says whether two accounts are friends. The order of the two does not matter. */
public final class FriendStream {

    public static String of(AccountId one, AccountId other) {
        return "friend:" + Math.min(one.value(), other.value()) + ":" + Math.max(one.value(), other.value());
    }

    private FriendStream() {}
}
