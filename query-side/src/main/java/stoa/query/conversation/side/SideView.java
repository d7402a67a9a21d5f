package stoa.query.conversation.side;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.conversation.event.ConversationHidden;
import stoa.api.conversation.event.ConversationReopened;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.join.Sides.Side;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each member who did something on their side, by conversation and member. No message touches it. */
@Component
class SideView implements DocumentView<Side> {

    private static final ViewName NAME = new ViewName("conversation", "side", 1);
    private static final long IN_SIGHT = Side.UNTOUCHED.hiddenUpTo();

    static String idOf(ConversationId conversation, AccountId member) {
        return conversation + ":" + member;
    }

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(MessagesRead.class, ConversationHidden.class, ConversationReopened.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(
                switch (event) {
                    case MessagesRead it -> idOf(it.conversation(), it.member());
                    case ConversationHidden it -> idOf(it.conversation(), it.member());
                    case ConversationReopened it -> idOf(it.conversation(), it.member());
                    default -> throw new IllegalArgumentException("no event of a side: " + event);
                });
    }

    @Override
    public Optional<Side> fold(String id, Optional<Side> before, Object event) {
        Side side = before.orElse(Side.UNTOUCHED);
        return Optional.of(
                switch (event) {
                    case MessagesRead it -> new Side(it.upTo(), side.hiddenUpTo());
                    case ConversationHidden it -> new Side(side.readUpTo(), it.upTo());
                    default -> new Side(side.readUpTo(), IN_SIGHT);
                });
    }

    @Override
    public Document write(Side side) {
        return new Document("readUpTo", side.readUpTo()).append("hiddenUpTo", side.hiddenUpTo());
    }

    @Override
    public Side read(Document stored) {
        return new Side(stored.getLong("readUpTo"), stored.getLong("hiddenUpTo"));
    }
}
