package stoa.query.conversation.side;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.join.Sides;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Reads sides for the queries that show conversations and messages. */
@Component
class StoredSides implements Sides {

    private final LiveDocuments<Side> sides;

    StoredSides(ViewReads reads, SideView view) {
        this.sides = reads.documents(view);
    }

    @Override
    public Map<ConversationId, Side> find(AccountId member, Collection<ConversationId> ids) {
        return read(ids, id -> SideView.idOf(id, member));
    }

    @Override
    public Map<AccountId, Side> of(ConversationId id, Collection<AccountId> members) {
        return read(members, member -> SideView.idOf(id, member));
    }

    private <K> Map<K, Side> read(Collection<K> keys, Function<K, String> id) {
        Map<String, Side> stored = sides.findAll(keys.stream().map(id).toList());
        Map<K, Side> found = HashMap.newHashMap(keys.size());
        keys.forEach(key -> found.put(key, stored.getOrDefault(id.apply(key), Side.UNTOUCHED)));
        return found;
    }
}
