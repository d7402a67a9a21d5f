package stoa.query.conversation.side;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;
import stoa.api.conversation.event.ConversationHidden;
import stoa.api.conversation.event.ConversationReopened;
import stoa.api.conversation.event.MessagesDelivered;
import stoa.api.conversation.event.MessagesRead;
import stoa.api.conversation.event.SideEvent;
import stoa.api.group.event.MemberJoined;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.join.Sides.Side;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ViewName;

/** One document for each member who did something on their side, by conversation and member. No message touches it. */
@Component
class SideView implements DocumentView<Side> {

    private static final ViewName NAME = new ViewName("conversation", "side", 2);
    private static final long IN_SIGHT = Side.UNTOUCHED.hiddenUpTo();

    @Override
    public ViewName name() {
        return NAME;
    }

    @Override
    public Set<Class<?>> handles() {
        return Set.of(
                MessagesRead.class,
                MessagesDelivered.class,
                ConversationHidden.class,
                ConversationReopened.class,
                MemberJoined.class);
    }

    @Override
    public Collection<String> touches(Object event) {
        return List.of(
                switch (event) {
                    case MessagesRead it -> idOf(it.conversation(), it.member());
                    case MessagesDelivered it -> idOf(it.conversation(), it.member());
                    case SideEvent it -> idOf(it.conversation(), it.member());
                    case MemberJoined it -> idOf(it.group().conversation(), it.account());
                    default -> throw new IllegalArgumentException("no event of a side: " + event);
                });
    }

    @Override
    public Optional<Side> fold(String id, Optional<Side> before, Object event) {
        Side side = before.orElse(Side.UNTOUCHED);
        return Optional.of(
                switch (event) {
                    case MessagesRead it -> read(side, it.upTo(), side.hiddenUpTo());
                    case MessagesDelivered it -> new Side(side.readUpTo(), it.upTo(), side.hiddenUpTo());
                    case ConversationHidden it -> read(side, 0, it.upTo());
                    case MemberJoined it -> read(side, it.readUpTo(), IN_SIGHT);
                    default -> read(side, 0, IN_SIGHT);
                });
    }

    static String idOf(ConversationId conversation, AccountId member) {
        return conversation + ":" + member;
    }

    /** What was there when somebody joined may be more than they had read before they left. */
    private static Side read(Side before, long upTo, long hiddenUpTo) {
        return new Side(Math.max(before.readUpTo(), upTo), before.deliveredUpTo(), hiddenUpTo);
    }

    @Override
    public Document write(Side side) {
        return new Document("readUpTo", side.readUpTo())
                .append("deliveredUpTo", side.deliveredUpTo())
                .append("hiddenUpTo", side.hiddenUpTo());
    }

    @Override
    public Side read(Document stored) {
        return new Side(stored.getLong("readUpTo"), stored.getLong("deliveredUpTo"), stored.getLong("hiddenUpTo"));
    }
}
