package stoa.api.social.query;

import stoa.api.account.query.Person;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;

/** Who is a friend of an account, the newest friendship first. */
public record ListFriends(AccountId account, Page page) {

    public record Result(PageOf<Person> friends) {}
}
