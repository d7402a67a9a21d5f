package stoa.gateway.operator.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.EventFeed.Selection;
import stoa.vault.OperatorActs;
import stoa.vault.OperatorActs.Intent;

/**
 * Writes down who looks at what is masked, and why, before they do. Who reads on and on is written down once an hour,
 * not at each request.
 */
@Component
final class Grants {

    private static final Duration LASTS = Duration.ofHours(1);

    private final Cache<Grant, Long> recorded =
            Caffeine.newBuilder().expireAfterWrite(LASTS).maximumSize(1_000).build();
    private final OperatorActs acts;

    private record Grant(AccountId by, Selection selection, String why) {}

    Grants(OperatorActs acts) {
        this.acts = acts;
    }

    void record(AccountId by, FeedQuestion question) {
        Grant grant = new Grant(by, question.selection(), question.why());
        if (recorded.getIfPresent(grant) == null) {
            recorded.put(grant, acts.record(new Intent(by, "feed.unmasked", "feed", question.why())));
        }
    }
}
