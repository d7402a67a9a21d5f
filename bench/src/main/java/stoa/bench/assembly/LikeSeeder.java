package stoa.bench.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.PostId;
import stoa.api.kernel.ViewProgress;
import stoa.api.like.LikeStream;
import stoa.api.like.event.PostLiked;
import stoa.ledger.Ledger;

/**
 * Gives a post very many likes, of people who need not exist: the events that as many commands would have led to, each
 * in a stream of its own, appended in bulk.
 */
@RestController
@RequestMapping(BenchEndpoints.PATH)
class LikeSeeder {

    private static final int PER_APPEND = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Ids that nobody has: accounts begin with the millisecond in which they were opened. */
    private static final long FIRST_PERSON = 1_000_000;

    private final EventStore events;
    private final Ledger ledger;
    private final ViewProgress views;

    LikeSeeder(EventStore events, Ledger ledger, ViewProgress views) {
        this.events = events;
        this.ledger = ledger;
        this.views = views;
    }

    /** Answers when the views show the likes. */
    @PostMapping("/likes")
    Map<String, Object> seed(@RequestParam long post, @RequestParam long author, @RequestParam int count) {
        long start = System.nanoTime();
        // A history is in order of time, and grows at its end: what is seeded comes before what is measured.
        Instant published = Instant.now().minusMillis(count);
        for (int first = 0; first < count; first += PER_APPEND) {
            List<EventMessage<?>> likes = new ArrayList<>(PER_APPEND);
            for (int i = first; i < Math.min(first + PER_APPEND, count); i++) {
                likes.add(like(new PostLiked(
                        new PostId(post),
                        new AccountId(FIRST_PERSON + i),
                        new AccountId(author),
                        published,
                        published.plusMillis(i))));
            }
            events.publish(likes);
        }
        if (!views.awaitPassed(ledger.head(), Set.of("like.PostLiked"), PATIENCE)) {
            throw new IllegalStateException("the views did not follow within " + PATIENCE);
        }
        return Map.of("perSecond", count / ((System.nanoTime() - start) / 1e9));
    }

    private static EventMessage<?> like(PostLiked like) {
        return new GenericDomainEventMessage<>("Like", LikeStream.of(like.post(), like.by()), 0, like);
    }
}
