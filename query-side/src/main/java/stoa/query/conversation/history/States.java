package stoa.query.conversation.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import stoa.api.conversation.ConversationKind;
import stoa.api.conversation.MessageState;
import stoa.api.conversation.query.MessageView;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.query.platform.join.Heads.Head;
import stoa.query.platform.join.Reach;
import stoa.query.platform.join.Reach.Furthest;
import stoa.query.platform.join.RoomMessages;
import stoa.query.platform.join.Sides;
import stoa.query.platform.join.Sides.Side;

/** Tells how far messages have come, by pointers alone: nothing is kept with any message. */
@Component
class States {

    private final Sides sides;
    private final Reach reach;
    private final RoomMessages rooms;

    States(Sides sides, Reach reach, RoomMessages rooms) {
        this.sides = sides;
        this.reach = reach;
        this.rooms = rooms;
    }

    Of of(ConversationId id, Head head, AccountId viewer) {
        if (head.kind() == ConversationKind.PRIVATE) {
            AccountId other = head.other(viewer).orElseThrow();
            Map<AccountId, Side> both = sides.of(id, List.of(viewer, other));
            Side theirs = both.get(other);
            return new Of(viewer, both.get(viewer).readUpTo(), theirs.readUpTo(), theirs.deliveredUpTo());
        }
        long own = sides.of(id, List.of(viewer)).get(viewer).readUpTo();
        if (head.kind() == ConversationKind.WORLD) {
            own = Math.max(own, rooms.inWorldBefore(viewer, head.messages()));
        }
        Optional<Furthest> furthest = reach.of(id);
        return new Of(viewer, own, furthest.map(it -> it.besides(viewer)).orElse(0L), 0);
    }

    /**
     * The state of each message to one viewer.
     *
     * @param ownRead how far the viewer has read
     * @param othersRead how far the other has, or anybody else where there are more
     * @param delivered how far what the viewer wrote has reached the other
     */
    record Of(AccountId viewer, long ownRead, long othersRead, long delivered) {

        /** What somebody else wrote has reached the viewer by being shown to them now. */
        MessageState state(MessageView message) {
            boolean own = message.sender().equals(viewer);
            if (message.sequence() <= (own ? othersRead : ownRead)) {
                return MessageState.READ;
            }
            return !own || message.sequence() <= delivered ? MessageState.DELIVERED : MessageState.SENT;
        }
    }
}
