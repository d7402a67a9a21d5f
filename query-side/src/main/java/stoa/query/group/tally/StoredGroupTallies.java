package stoa.query.group.tally;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.kernel.GroupId;
import stoa.query.platform.join.GroupTallies;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Reads numbers of members for the queries that show groups. */
@Component
class StoredGroupTallies implements GroupTallies {

    private final LiveDocuments<StoredTally> tallies;

    StoredGroupTallies(ViewReads reads, GroupTallyView view) {
        this.tallies = reads.documents(view);
    }

    @Override
    public Map<GroupId, Long> members(Collection<GroupId> ids) {
        Map<GroupId, Long> members = HashMap.newHashMap(ids.size());
        tallies.findAll(ids).forEach((id, tally) -> members.put(id, tally.members()));
        return members;
    }
}
