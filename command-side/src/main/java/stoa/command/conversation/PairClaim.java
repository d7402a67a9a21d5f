package stoa.command.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import stoa.api.conversation.Pair;
import stoa.api.conversation.event.PairMet;
import stoa.api.kernel.ConversationId;

/** Protects that two people have at most one conversation, whoever of them opens it and how often. */
class PairClaim {

    private String stream;

    private ConversationId conversation;

    PairClaim() {}

    PairClaim(String stream) {
        this.stream = stream;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    Optional<ConversationId> conversation() {
        return Optional.ofNullable(conversation);
    }

    void meet(Pair pair, ConversationId first) {
        apply(new PairMet(pair, first));
    }

    @EventSourcingHandler
    void on(PairMet event) {
        stream = event.pair().stream();
        conversation = event.conversation();
    }
}
