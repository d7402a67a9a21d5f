package stoa.query.post.tally;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.kernel.PostId;
import stoa.api.post.query.PostView.Counts;
import stoa.query.platform.join.Tallies;
import stoa.query.platform.read.Documents;
import stoa.query.platform.read.ViewReads;

/** Reads counts for the queries that show posts. */
@Component
class StoredTallies implements Tallies {

    private final Documents<Counts> tallies;

    StoredTallies(ViewReads reads, TallyView view) {
        this.tallies = reads.documents(view);
    }

    @Override
    public Map<PostId, Counts> find(Collection<PostId> ids) {
        Map<String, Counts> found =
                tallies.findAll(ids.stream().map(PostId::toString).toList());
        Map<PostId, Counts> counts = new HashMap<>();
        ids.forEach(id -> counts.put(id, found.getOrDefault(id.toString(), TallyView.NONE)));
        return counts;
    }
}
