package stoa.query.group.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.kernel.GroupId;
import stoa.query.platform.join.GroupTallies;
import stoa.query.platform.join.Groups;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Puts groups together with the number of their members. */
@Component
class StoredGroups implements Groups {

    private final LiveDocuments<StoredGroup> groups;
    private final GroupTallies tallies;

    StoredGroups(ViewReads reads, GroupPageView view, GroupTallies tallies) {
        this.groups = reads.documents(view);
        this.tallies = tallies;
    }

    @Override
    public Map<GroupId, Known> find(Collection<GroupId> ids) {
        Map<GroupId, StoredGroup> found = groups.findAll(ids);
        Map<GroupId, Long> members = tallies.members(found.keySet());
        Map<GroupId, Known> known = HashMap.newHashMap(found.size());
        found.forEach((id, group) -> known.put(
                id, new Known(group.profile(), group.owner(), members.getOrDefault(id, 0L), group.createdAt())));
        return known;
    }
}
