package stoa.command.platform;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * The newest states that this node has decided on. Another node may have moved a stream on since, so that an entry is a
 * guess: {@link #advanced} drops those that the ledger's tail has overtaken, and the {@link DecidingCommandBus} never
 * lets an answer rest on one alone.
 */
public final class AggregateCache implements Cache {

    private static final String SERVED = AggregateCache.class.getName() + ".served";
    private static final ScopedValue<Boolean> BYPASSED = ScopedValue.newInstance();

    private final long maximumSize;
    private final com.github.benmanes.caffeine.cache.Cache<Object, Entry> entries;
    private final List<ObjLongConsumer<String>> followers = new CopyOnWriteArrayList<>();
    private volatile EventStore store;

    /** Keeps at most that many states. */
    public AggregateCache(long maximumSize) {
        this.maximumSize = maximumSize;
        this.entries =
                Caffeine.newBuilder().maximumSize(maximumSize).recordStats().build();
    }

    /** From now on it can tell whether a state is that of its stream's real end, without reading the stream. */
    AggregateCache checkedBy(EventStore events) {
        store = events;
        return this;
    }

    private boolean isAtRealEnd(Object stream, Entry entry) {
        EventStore events = store;
        return events != null
                && events.lastSequenceNumberFor(stream.toString())
                        .filter(end -> end == entry.version())
                        .isPresent();
    }

    /** Runs something that must see the streams' real ends: to it the cache has only what is found to be at them. */
    static <T> T bypassed(Supplier<T> work) {
        return ScopedValue.where(BYPASSED, true).call(work::get);
    }

    /** Whether the current decision must see the streams' real ends. */
    static boolean bypassed() {
        return BYPASSED.orElse(false);
    }

    /** Notes that the current decision was given a state that may be behind its stream. */
    static void serve() {
        CurrentUnitOfWork.ifStarted(unitOfWork -> unitOfWork.root().resources().put(SERVED, true));
    }

    /** Whether a unit of work was given a state from a cache. */
    static boolean served(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().resources().containsKey(SERVED);
    }

    /** Shows size, hits and misses under the cache name {@code aggregates}. */
    public void bindTo(MeterRegistry registry) {
        CaffeineCacheMetrics.monitor(registry, entries, "aggregates");
    }

    /** How many states it keeps at most. */
    long maximumSize() {
        return maximumSize;
    }

    /** Passes on every notice of {@link #advanced} from now on. */
    void follow(ObjLongConsumer<String> follower) {
        followers.add(follower);
    }

    /** Takes notice that a stream's last event is number {@code sequence} now, whoever wrote it. */
    public void advanced(String stream, long sequence) {
        followers.forEach(follower -> follower.accept(stream, sequence));
        entries.asMap().computeIfPresent(stream, (name, entry) -> entry.version() < sequence ? null : entry);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The signature is Axon's.
    public <K, V> V get(K key) {
        Entry entry = entries.getIfPresent(key);
        if (entry == null || (bypassed() && !isAtRealEnd(key, entry))) {
            return null;
        }
        if (!bypassed()) {
            serve();
        }
        return (V) entry.value();
    }

    @Override
    public void put(Object key, Object value) {
        Long version = versionOf(value);
        if (version != null) {
            entries.put(key, new Entry(value, version));
        }
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        Long version = versionOf(value);
        return version != null && entries.asMap().putIfAbsent(key, new Entry(value, version)) == null;
    }

    @Override
    public boolean remove(Object key) {
        return key != null && entries.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        entries.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.asMap().containsKey(key);
    }

    /** Puts off no eviction that is due. */
    void evict() {
        entries.cleanUp();
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("nobody listens to the cache of aggregates");
    }

    /**
     * Null for an aggregate without an event, which is nothing to keep. Axon's entry hides its version, but recreates
     * the aggregate it was made of, without touching what it is given, as long as it has not been serialized.
     */
    private static Long versionOf(Object value) {
        return ((AggregateCacheEntry<?>) value)
                .recreateAggregate(null, null, null)
                .version();
    }

    private record Entry(Object value, long version) {}
}
