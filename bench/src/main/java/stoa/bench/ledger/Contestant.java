package stoa.bench.ledger;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.eventstore.EventStore;
import stoa.api.kernel.PostId;
import stoa.bench.platform.Callers;
import stoa.bench.platform.Measured;

/** A store behind the full command path, and the two loads that are put on it. */
final class Contestant {

    private static final long FIRST_ID = 4_000_000_000_000_000L;
    private static final AtomicLong IDS = new AtomicLong(FIRST_ID);

    private final CommandPath path;

    Contestant(CommandBus bus, EventStore store, Cache cache) {
        this.path = new CommandPath(bus, store, cache);
    }

    /** Every command begins a stream of its own. */
    Measured creates(int callers, Duration time) throws Exception {
        try (Callers threads = new Callers(callers)) {
            return threads.repeat(time, caller -> path.send(new PublishEssay(nextId())));
        }
    }

    /** All commands go to one stream, a new one each time, so that no round inherits a longer one. */
    Measured hot(int callers, Duration time) throws Exception {
        return hot(callers, time, ReadEssay::new);
    }

    /** As {@link #hot}, with commands that may be decided together where a bus can. */
    Measured hotTogether(int callers, Duration time) throws Exception {
        return hot(callers, time, ReadTogether::new);
    }

    private Measured hot(int callers, Duration time, Function<PostId, Object> command) throws Exception {
        PostId one = nextId();
        path.send(new PublishEssay(one));
        try (Callers threads = new Callers(callers)) {
            return threads.repeat(time, caller -> path.send(command.apply(one)));
        }
    }

    private static PostId nextId() {
        return new PostId(IDS.incrementAndGet());
    }
}
