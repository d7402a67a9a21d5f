package stoa.api.like.query;

import java.time.Instant;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.PostId;

/** Who liked a post and who took that back, newest first; also of a post that was deleted since. */
public record ListLikeHistory(PostId post, Page page) {

    public record Result(PageOf<Change> changes) {}

    /**
     * One person's change of mind.
     *
     * @param liked whether the person likes the post since then, or no longer does
     * @param at to the microsecond
     */
    public record Change(AccountId by, boolean liked, Instant at) {}
}
