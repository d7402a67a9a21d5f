package stoa.query.platform.join;

import java.util.Collection;
import java.util.Map;
import stoa.api.kernel.PostId;
import stoa.api.post.query.PostView.Counts;

/** What is counted about posts. */
public interface Tallies {

    /** Counts for every id, zeros where nothing was counted yet. */
    Map<PostId, Counts> find(Collection<PostId> ids);
}
