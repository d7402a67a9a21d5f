package stoa.api.like.command;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.like.LikeStream;

/** Likes a post that is there and that this person does not like yet. */
public record LikePost(PostId post, AccountId by) {

    /** The stream that the like is written to. */
    public String stream() {
        return LikeStream.of(post, by);
    }
}
