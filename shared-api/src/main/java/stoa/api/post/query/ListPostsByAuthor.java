package stoa.api.post.query;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;

/**
 * One person's posts, newest first, as a {@link ListPosts.Result}; refused with {@code ACCOUNT_NOT_FOUND} if there is
 * no such account.
 */
public record ListPostsByAuthor(AccountId author, Page page) {}
