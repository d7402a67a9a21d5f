package stoa.api.like;

import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;

/** The stream of what one person thinks of one post. */
public final class LikeStream {

    /** Its name in the ledger. */
    public static String of(PostId post, AccountId by) {
        return "like:" + post + ":" + by;
    }

    private LikeStream() {}
}
