package stoa.api.account.query;

import stoa.api.kernel.AccountId;

/** What a person says of themselves; refused with {@code ACCOUNT_NOT_FOUND} if there is no such account. */
public record GetProfile(AccountId account) {

    /**
     * @param gender 0 unsaid, 1 male, 2 female, 3 other
     * @param birthday {@code yyyy-MM-dd}, or empty
     */
    public record Result(Person person, String bio, int gender, String birthday, String location, String country) {}
}
