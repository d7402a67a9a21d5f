package stoa.api.audit.query;

import java.util.List;
import stoa.api.audit.AsOf;
import stoa.api.comment.query.CommentView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.post.query.PostView;

/**
 * A post with its comments and likes as it was, folded anew from the ledger; refused with {@code POST_NOT_FOUND} if it
 * was not there. People are told by their ids: what they said of themselves is not looked at.
 */
public record GetPastPost(PostId post, AsOf asOf) {

    /**
     * The post.
     *
     * @param position the last event that counts
     * @param discussions newest first
     * @param likedBy who liked it at that moment, the latest like first
     */
    public record Result(long position, PostView post, List<Discussion> discussions, List<AccountId> likedBy) {

        public Result {
            discussions = List.copyOf(discussions);
            likedBy = List.copyOf(likedBy);
        }
    }

    /**
     * A top-level comment.
     *
     * @param replies oldest first
     */
    public record Discussion(CommentView comment, List<CommentView> replies) {

        public Discussion {
            replies = List.copyOf(replies);
        }
    }
}
