package stoa.api.like.query;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;

/** Whether a person likes a post; refused with {@code POST_NOT_FOUND} if there is no such post. */
public record GetLike(PostId post, AccountId by) {

    /** @param stands given, and not taken back since */
    public record Result(boolean stands) {}
}
