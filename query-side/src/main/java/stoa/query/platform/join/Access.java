package stoa.query.platform.join;

import java.util.List;
import org.springframework.stereotype.Component;
import stoa.api.conversation.ConversationError;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.Rejection;
import stoa.query.platform.join.Heads.Head;

/** Who is shown which conversation. */
@Component
public final class Access {

    private final Heads heads;
    private final Memberships memberships;

    Access(Heads heads, Memberships memberships) {
        this.heads = heads;
        this.memberships = memberships;
    }

    /** A conversation that somebody has a part in; refused if there is none, or they have no part in it. */
    public Head require(ConversationId id, AccountId member) {
        Head head = heads.find(List.of(id)).get(id);
        if (head == null) {
            throw new Rejection(ConversationError.CONVERSATION_NOT_FOUND, "no conversation " + id);
        }
        if (!hasPart(id, head, member)) {
            throw new Rejection(ConversationError.NOT_A_MEMBER, member + " has no part in conversation " + id);
        }
        return head;
    }

    private boolean hasPart(ConversationId id, Head head, AccountId member) {
        return switch (head.kind()) {
            case PRIVATE -> head.pair().orElseThrow().contains(member);
            case GROUP -> !memberships.of(member, List.of(GroupId.of(id))).isEmpty();
            case WORLD -> true;
        };
    }
}
