package stoa.bench.ledger;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import stoa.api.post.event.PostPublished;
import stoa.api.post.event.PostViewed;

/** The aggregate that every contestant runs: as small as one can be, so that the store is what is measured. */
final class Essay {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String stream;

    private int views;

    Essay() {}

    @CommandHandler
    Essay(PublishEssay command) {
        apply(command.event());
    }

    @CommandHandler
    int handle(ReadEssay command) {
        apply(command.event());
        return views;
    }

    @CommandHandler
    int handle(ReadTogether command) {
        apply(command.event());
        return views;
    }

    @EventSourcingHandler
    void on(PostPublished event) {
        stream = event.post().stream();
    }

    @EventSourcingHandler
    void on(PostViewed event) {
        views += event.views();
    }
}
