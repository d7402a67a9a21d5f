package stoa.bench.ledger;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import stoa.api.kernel.PostId;
import stoa.api.post.event.PostViewed;

/** Appends one small event to a stream that exists. */
record ReadEssay(PostId post) {

    @TargetAggregateIdentifier
    String stream() {
        return post.stream();
    }

    PostViewed event() {
        return new PostViewed(post, 1, Instant.now());
    }
}
