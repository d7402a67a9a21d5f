package stoa.command.post;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateIdentifier;
import stoa.api.post.command.CountViews;
import stoa.api.post.event.PostViewed;

/** Protects that one count of a post's views enters the ledger once, however often it is sent. */
class PostViews {

    private String stream;

    private boolean counted;

    PostViews() {}

    PostViews(String stream) {
        this.stream = stream;
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    void count(CountViews command, Clock clock) {
        if (!counted) {
            apply(new PostViewed(command.post(), command.views(), clock.instant()));
        }
    }

    @EventSourcingHandler
    void on(PostViewed event, @SourceId String ofThisCount) {
        stream = ofThisCount;
        counted = true;
    }
}
