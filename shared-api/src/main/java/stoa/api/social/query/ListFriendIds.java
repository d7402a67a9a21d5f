package stoa.api.social.query;

import java.util.List;
import stoa.api.kernel.AccountId;

/** All friends of an account, the newest friendship first: for whoever wants to know which of them are there. */
public record ListFriendIds(AccountId account) {

    public record Result(List<AccountId> friends) {
        public Result {
            friends = List.copyOf(friends);
        }
    }
}
