package stoa.query.conversation.reach;

import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.join.Reach;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Reads how far conversations have been read, for the state of messages. */
@Component
class StoredReach implements Reach {

    private final LiveDocuments<Furthest> documents;

    StoredReach(ViewReads reads, ReachView view) {
        this.documents = reads.documents(view);
    }

    @Override
    public Optional<Furthest> of(ConversationId conversation) {
        return documents.find(conversation.toString());
    }
}
