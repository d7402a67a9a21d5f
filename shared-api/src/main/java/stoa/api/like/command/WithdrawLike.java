package stoa.api.like.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.like.LikeStream;

/** Takes back a person's like of a post that is still there. */
public record WithdrawLike(PostId post, AccountId by) {

    /** The stream that the withdrawal is written to. */
    public String stream() {
        return LikeStream.of(post, by);
    }
}
