package stoa.query.conversation.pair;

import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import stoa.api.conversation.query.FindConversation;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.read.LiveDocuments;
import stoa.query.platform.read.ViewReads;

/** Finds the conversation of two people. */
@Component
class PairQueries {

    private final LiveDocuments<ConversationId> conversations;

    PairQueries(ViewReads reads, PairView view) {
        this.conversations = reads.documents(view);
    }

    @QueryHandler
    FindConversation.Result handle(FindConversation query) {
        return new FindConversation.Result(conversations.find(query.pair().toString()));
    }
}
