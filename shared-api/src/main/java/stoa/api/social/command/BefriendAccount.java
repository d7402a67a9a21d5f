package stoa.api.social.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.api.social.FriendStream;

/** Makes two accounts friends of each other, at once and without being asked back. */
public record BefriendAccount(AccountId account, AccountId friend) {

    public BefriendAccount {
        if (account.equals(friend)) {
            throw new Rejection(KernelError.INVALID, "nobody is a friend of their own");
        }
    }

    /** The stream that says whether the two are friends. */
    public String stream() {
        return FriendStream.of(account, friend);
    }
}
