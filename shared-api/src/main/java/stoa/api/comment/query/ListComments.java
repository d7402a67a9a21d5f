package stoa.api.comment.query;

import stoa.api.kernel.Page;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.PostId;

/** A post's top-level comments, newest first; refused with {@code POST_NOT_FOUND} if there is no such post. */
public record ListComments(PostId post, Page page) {

    /** Comments of one level, and how many that level has in all. */
    public record Result(PageOf<CommentView> comments) {}
}
