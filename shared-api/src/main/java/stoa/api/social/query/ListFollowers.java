package stoa.api.social.query;

import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;

/** Who follows an account, whoever began last first. */
public record ListFollowers(AccountId account, Page page) {
    public record Result(PageOf<Person> followers) {}
}
