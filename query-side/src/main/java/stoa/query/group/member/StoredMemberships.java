package stoa.query.group.member;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GroupId;
import stoa.query.platform.join.Memberships;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Reads memberships for the queries that show groups and what is written in them. */
@Component
class StoredMemberships implements Memberships {

    private final LiveDocuments<Membership> members;

    StoredMemberships(ViewReads reads, MemberDocumentView view) {
        this.members = reads.documents(view);
    }

    @Override
    public Map<GroupId, Membership> of(AccountId account, Collection<GroupId> groups) {
        Map<String, Membership> stored = members.findAll(groups.stream()
                .map(group -> MemberDocumentView.idOf(group, account))
                .toList());
        Map<GroupId, Membership> found = HashMap.newHashMap(stored.size());
        for (GroupId group : groups) {
            Membership membership = stored.get(MemberDocumentView.idOf(group, account));
            if (membership != null) {
                found.put(group, membership);
            }
        }
        return found;
    }
}
