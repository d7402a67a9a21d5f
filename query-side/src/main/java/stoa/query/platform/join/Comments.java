package stoa.query.platform.join;

import java.util.List;
import stoa.api.comment.query.CommentView;
import stoa.api.kernel.CommentId;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.PostId;
import stoa.query.platform.view.Entry;

/** Comments as they are read. */
public interface Comments {

    /** Whether the post has such a comment; a reply goes with its thread. */
    boolean has(PostId post, CommentId id);

    /** The comments of these ids, in that order; those that are gone are left out. */
    List<CommentView> find(List<CommentId> ids);

    /** The comments of one page of a list. */
    default PageOf<CommentView> of(PageOf<Entry> page) {
        List<CommentId> ids =
                page.items().stream().map(entry -> new CommentId(entry.id())).toList();
        return new PageOf<>(find(ids), page.total());
    }
}
