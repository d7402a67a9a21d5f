package stoa.command.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import stoa.api.conversation.event.MessagesDelivered;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.ConversationId;

/** Protects that what has reached one of two stays delivered: the pointer never moves back. */
@Revision("1")
class DeliveryPointer {

    private String stream;

    private long upTo;

    DeliveryPointer() {}

    DeliveryPointer(String stream) {
        this.stream = stream;
    }

    static String streamOf(ConversationId conversation, AccountId member) {
        return "delivered:" + conversation + ":" + member;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    void move(ConversationId conversation, AccountId member, long to, Clock clock) {
        if (to > upTo) {
            apply(new MessagesDelivered(conversation, member, to, clock.instant()));
        }
    }

    @EventSourcingHandler
    void on(MessagesDelivered event) {
        stream = streamOf(event.conversation(), event.member());
        upTo = event.upTo();
    }
}
