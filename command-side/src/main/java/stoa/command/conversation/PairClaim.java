package stoa.command.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import stoa.api.conversation.Pair;
import stoa.api.conversation.command.Opened;
import stoa.api.conversation.event.PairMet;
import stoa.api.kernel.ConversationId;

/** Protects that two people have at most one conversation, whoever of them opens it and how often. */
class PairClaim {

    private String stream;

    private Opened opened;

    PairClaim() {}

    PairClaim(String stream) {
        this.stream = stream;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    /** The conversation that the pair has already. */
    Optional<Opened> opened() {
        return Optional.ofNullable(opened);
    }

    void meet(Pair pair, ConversationId conversation, Instant now) {
        apply(new PairMet(pair, conversation, now));
    }

    @EventSourcingHandler
    void on(PairMet event) {
        stream = event.pair().stream();
        opened = new Opened(event.conversation(), event.metAt(), false);
    }
}
