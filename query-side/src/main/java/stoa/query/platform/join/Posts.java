package stoa.query.platform.join;

import java.util.List;
import stoa.api.kernel.PageOf;
import stoa.api.kernel.PostId;
import stoa.api.post.query.PostView;
import stoa.query.platform.view.Entry;

/** Posts as they are read. */
public interface Posts {

    /** The posts of these ids, in that order; those that are gone are left out. */
    List<PostView> find(List<PostId> ids);

    /** Refuses with {@code POST_NOT_FOUND} what is said about a post that is not there. */
    void requireThere(PostId id);

    /** The posts of one page of a list. */
    default PageOf<PostView> of(PageOf<Entry> page) {
        List<PostId> ids =
                page.items().stream().map(entry -> new PostId(entry.id())).toList();
        return new PageOf<>(find(ids), page.total());
    }
}
