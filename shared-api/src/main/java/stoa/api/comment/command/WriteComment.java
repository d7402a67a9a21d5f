package stoa.api.comment.command;

import java.util.Optional;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.Content;
import stoa.api.kernel.PostId;

/**
 * Comments on a post, or replies to a comment of it; answered with a {@link Written}.
 *
 * @param parent a comment of the thread to reply in; if it is a reply itself, its thread is meant
 * @param answered the comment of that thread that is answered, the parent unless something else is said
 */
public record WriteComment(
        PostId post, AccountId author, Optional<CommentId> parent, Optional<CommentId> answered, String content) {

    public WriteComment {
        Content.require(content);
    }
}
