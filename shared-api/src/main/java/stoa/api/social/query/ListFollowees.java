package stoa.api.social.query;

import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;

/** Whom an account follows, whom it began to follow last first. */
public record ListFollowees(AccountId account, Page page) {
    public record Result(PageOf<Person> followees) {}
}
