package stoa.bench.ledger;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.post.Tag;
import stoa.api.post.event.PostPublished;

/** Creates a stream with one event of ordinary size, about 300 bytes of JSON. */
public record PublishEssay(PostId post) {

    private static final AccountId AUTHOR = new AccountId(1_001);
    private static final String CONTENT = "Everything that happened is written down once, in order. ".repeat(3);

    @TargetAggregateIdentifier
    String stream() {
        return post.stream();
    }

    PostPublished event() {
        return new PostPublished(post, AUTHOR, "An essay", CONTENT, List.of(Tag.named("Go")), Instant.now());
    }
}
