package stoa.query.conversation.head;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.join.Heads;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Reads heads for the queries that show conversations and messages. */
@Component
class StoredHeads implements Heads {

    private final LiveDocuments<Head> heads;

    StoredHeads(ViewReads reads, HeadView view) {
        this.heads = reads.documents(view);
    }

    @Override
    public Map<ConversationId, Head> find(Collection<ConversationId> ids) {
        Map<ConversationId, Head> found = heads.findAll(ids);
        if (ids.contains(ConversationId.WORLD)) {
            found.putIfAbsent(ConversationId.WORLD, Head.WORLD);
        }
        return found;
    }
}
