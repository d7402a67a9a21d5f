package stoa.bench.ledger;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import stoa.api.kernel.Batched;
import stoa.api.kernel.PostId;
import stoa.api.post.event.PostViewed;

/** As {@link ReadEssay}; those that meet on our bus are decided together. */
record ReadTogether(PostId post) implements Batched {

    @TargetAggregateIdentifier
    String stream() {
        return post.stream();
    }

    @Override
    public String batch() {
        return post.stream();
    }

    PostViewed event() {
        return new ReadEssay(post).event();
    }
}
