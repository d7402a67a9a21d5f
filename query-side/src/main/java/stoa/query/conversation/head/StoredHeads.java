package stoa.query.conversation.head;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.join.Heads;
import stoa.query.platform.read.Documents;
import stoa.query.platform.read.ViewReads;

/** Reads heads for the queries that show conversations and messages. */
@Component
class StoredHeads implements Heads {

    private final Documents<Head> heads;

    StoredHeads(ViewReads reads, HeadView view) {
        this.heads = reads.documents(view);
    }

    @Override
    public Map<ConversationId, Head> find(Collection<ConversationId> ids) {
        Map<String, Head> stored =
                heads.findAll(ids.stream().map(ConversationId::toString).toList());
        Map<ConversationId, Head> found = HashMap.newHashMap(stored.size());
        stored.forEach((id, head) -> found.put(ConversationId.parse(id), head));
        return found;
    }
}
