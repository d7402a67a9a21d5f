package stoa.command.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.conversation.event.ConversationHidden;
import stoa.api.conversation.event.ConversationReopened;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;

/**
 * Protects that a side is put away, or opened again, once: what is done already leaves no event. A message that arrives
 * later brings the side back by its sequence alone, so that no message waits for anybody's side.
 */
@Revision("1")
class Side {

    private static final long IN_SIGHT = -1;

    private String stream;

    private long hiddenUpTo = IN_SIGHT;

    Side() {}

    Side(String stream) {
        this.stream = stream;
    }

    static String streamOf(ConversationId conversation, AccountId member) {
        return "side:" + conversation + ":" + member;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    void hide(ConversationId conversation, AccountId member, long messages, Clock clock) {
        if (hiddenUpTo < messages) {
            apply(new ConversationHidden(conversation, member, messages, clock.instant()));
        }
    }

    void reopen(ConversationId conversation, AccountId member, Clock clock) {
        if (hiddenUpTo != IN_SIGHT) {
            apply(new ConversationReopened(conversation, member, clock.instant()));
        }
    }

    @EventSourcingHandler
    void on(ConversationHidden event) {
        stream = streamOf(event.conversation(), event.member());
        hiddenUpTo = event.upTo();
    }

    @EventSourcingHandler
    void on(ConversationReopened event) {
        hiddenUpTo = IN_SIGHT;
    }
}
