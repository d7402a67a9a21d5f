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
import stoa.api.group.GroupRole;
import stoa.api.group.event.MemberJoined;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.EventCatalogue;
import stoa.api.kernel.GroupId;
import stoa.api.kernel.ViewProgress;
import stoa.ledger.Ledger;

/**
 * Has very many people be in a group, who need not exist: the events that as many commands would have led to, each in a
 * stream of its own, appended in bulk.
 */
@RestController
@RequestMapping(BenchEndpoints.PATH)
class MemberSeeder {

    private static final int PER_APPEND = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Ids that nobody has: accounts begin with the millisecond in which they were opened. */
    private static final long FIRST_PERSON = 1_000_000;

    private final EventStore events;
    private final Ledger ledger;
    private final ViewProgress views;

    MemberSeeder(EventStore events, Ledger ledger, ViewProgress views) {
        this.events = events;
        this.ledger = ledger;
        this.views = views;
    }

    /** Answers when the views show them. */
    @PostMapping("/members")
    Map<String, Object> seed(@RequestParam long group, @RequestParam int count) {
        long start = System.nanoTime();
        // Members stand in the order in which they came: what is seeded comes before what is measured.
        Instant first = Instant.now().minusMillis(count);
        for (int from = 0; from < count; from += PER_APPEND) {
            List<EventMessage<?>> joins = new ArrayList<>(PER_APPEND);
            for (int i = from; i < Math.min(from + PER_APPEND, count); i++) {
                joins.add(join(new GroupId(group), new AccountId(FIRST_PERSON + i), first.plusMillis(i)));
            }
            events.publish(joins);
        }
        if (!views.awaitPassed(ledger.head(), Set.of(EventCatalogue.nameOf(MemberJoined.class)), PATIENCE)) {
            throw new IllegalStateException("the views did not follow within " + PATIENCE);
        }
        return Map.of("perSecond", count / ((System.nanoTime() - start) / 1e9));
    }

    private static EventMessage<?> join(GroupId group, AccountId account, Instant at) {
        MemberJoined joined = new MemberJoined(group, account, GroupRole.MEMBER, account, 0, at);
        return new GenericDomainEventMessage<>("Member", group.memberStream(account), 0, joined);
    }
}
