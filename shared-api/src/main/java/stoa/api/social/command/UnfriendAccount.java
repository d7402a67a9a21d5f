package stoa.api.social.command;

import stoa.api.kernel.AccountId;
import stoa.api.social.FriendStream;

/** Ends a friendship, for both. */
public record UnfriendAccount(AccountId account, AccountId friend) {

    /** The stream that says whether the two are friends. */
    public String stream() {
        return FriendStream.of(account, friend);
    }
}
