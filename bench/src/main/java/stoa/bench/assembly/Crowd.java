package stoa.bench.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.ViewProgress;
import stoa.ledger.Ledger;

/**
 * Has very many people do the same, who need not exist: the events that as many commands would have led to, each in a
 * stream of its own, appended in bulk.
 */
@Component
record Crowd(EventStore events, Ledger ledger, ViewProgress views) {

    private static final int PER_APPEND = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final double NANOS = 1e9;

    /** Ids that nobody has: accounts begin with the millisecond in which they were opened. */
    private static final long FIRST_PERSON = 1_000_000;

    /**
     * Answers when the views show it, with how many were stored and shown each second.
     *
     * @param since when the first of them does it, each other one a millisecond later
     */
    Map<String, Object> act(
            int count, Class<?> event, Instant since, BiFunction<AccountId, Instant, EventMessage<?>> deed) {
        long start = System.nanoTime();
        for (int from = 0; from < count; from += PER_APPEND) {
            List<EventMessage<?>> deeds = new ArrayList<>(PER_APPEND);
            for (int i = from; i < Math.min(from + PER_APPEND, count); i++) {
                deeds.add(deed.apply(new AccountId(FIRST_PERSON + i), since.plusMillis(i)));
            }
            events.publish(deeds);
        }
        if (!views.awaitPassed(ledger.head(), Set.of(EventCatalogue.nameOf(event)), PATIENCE)) {
            throw new IllegalStateException("the views did not follow within " + PATIENCE);
        }
        return Map.of("perSecond", count / ((System.nanoTime() - start) / NANOS));
    }
}
