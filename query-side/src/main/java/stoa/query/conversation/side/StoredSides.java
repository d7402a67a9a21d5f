package stoa.query.conversation.side;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.join.Sides;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Reads sides for the queries that show conversations. */
@Component
class StoredSides implements Sides {

    private final LiveDocuments<Side> sides;

    StoredSides(ViewReads reads, SideView view) {
        this.sides = reads.documents(view);
    }

    @Override
    public Map<ConversationId, Side> find(AccountId member, Collection<ConversationId> ids) {
        Map<String, Side> stored =
                sides.findAll(ids.stream().map(id -> SideView.idOf(id, member)).toList());
        Map<ConversationId, Side> found = HashMap.newHashMap(ids.size());
        ids.forEach(id -> found.put(id, stored.getOrDefault(SideView.idOf(id, member), Side.UNTOUCHED)));
        return found;
    }
}
