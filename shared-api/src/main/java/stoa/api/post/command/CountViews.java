package stoa.api.post.command;

import stoa.api.kernel.KernelError;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;

/**
 * Records that a post was read a number of times since the last count.
 *
 * @param countId unique for each count, so that one sent twice counts once
 */
public record CountViews(PostId post, String countId, int views) {

    public CountViews {
        if (views < 1) {
            throw new Rejection(KernelError.INVALID, "views must be positive");
        }
    }

    /** The stream that holds this one count. */
    public String stream() {
        return "views:" + post + ":" + countId;
    }
}
