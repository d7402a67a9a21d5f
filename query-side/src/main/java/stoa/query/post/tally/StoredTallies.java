package stoa.query.post.tally;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.kernel.PostId;
import stoa.api.post.query.PostView.Counts;
import stoa.query.platform.join.Tallies;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Reads counts for the queries that show posts. */
@Component
class StoredTallies implements Tallies {

    private final LiveDocuments<Counts> tallies;

    StoredTallies(ViewReads reads, TallyView view) {
        this.tallies = reads.documents(view);
    }

    @Override
    public Map<PostId, Counts> find(Collection<PostId> ids) {
        Map<PostId, Counts> counts = tallies.findAll(ids);
        ids.forEach(id -> counts.putIfAbsent(id, TallyView.NONE));
        return counts;
    }
}
