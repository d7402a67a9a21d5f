package stoa.api.post.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;

/** Takes a post out of every list for good; only its author may. */
public record DeletePost(PostId post, AccountId by) {

    @TargetAggregateIdentifier
    String stream() {
        return post.stream();
    }
}
