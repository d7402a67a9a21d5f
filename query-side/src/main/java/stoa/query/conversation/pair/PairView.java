package stoa.query.conversation.pair;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.conversation.event.MessageSent;
import stoa.api.conversation.event.PairMet;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each pair that has a conversation, by the pair. */
@Component
class PairView implements DocumentView<ConversationId> {

    private static final ViewName NAME = new ViewName("conversation", "pair", 1);

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(PairMet.class);
    }

    /** The first message of two stands in a history that is found by this view. */
    @Override
    public Set<Class<?>> awaitedFor() {
        return Set.of(PairMet.class, MessageSent.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(((PairMet) event).pair().toString());
    }

    @Override
    public Optional<ConversationId> fold(String id, Optional<ConversationId> before, Object event) {
        return Optional.of(((PairMet) event).conversation());
    }

    @Override
    public Document write(ConversationId conversation) {
        return new Document("conversation", conversation.value());
    }

    @Override
    public ConversationId read(Document stored) {
        return new ConversationId(stored.getLong("conversation"));
    }
}
