package stoa.api.social.query;

import stoa.api.kernel.AccountId;

/** Which of two accounts follows the other, seen from the first; accounts that do not exist follow nobody. */
public record GetRelation(AccountId account, AccountId other) {

    /** What one is to the other. */
    public record Result(boolean follows, boolean followed) {}
}
