package stoa.vault.publicid;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The ids of one tenure of one node number: 41 bits of milliseconds since 2015, 5 bits of node, 7 bits of counter.
 * Milliseconds and counter are one number that only grows, so a full counter runs over into the milliseconds to come,
 * and a clock that steps back changes nothing but how far ahead of it the ids are. Bounded by the milliseconds that the
 * lease has granted.
 */
final class IdSequence {

    /** What milliseconds in ids count from. */
    static final long EPOCH_MILLIS = Instant.parse("2015-01-01T00:00:00Z").toEpochMilli();

    static final int NODES = 32;

    private static final int COUNTER_BITS = 7;
    private static final int NODE_BITS = 5;
    private static final long MAX_MILLIS = (1L << 41) - 1;

    private final long node;
    private final AtomicLong lastTick;
    private volatile long grantedMillis;

    /** Ids of milliseconds from {@code firstMillis} on, up to and with {@code grantedMillis}. */
    IdSequence(int node, long firstMillis, long grantedMillis) {
        this.node = node;
        this.lastTick = new AtomicLong((firstMillis << COUNTER_BITS) - 1);
        this.grantedMillis = grantedMillis;
    }

    /** Allows milliseconds further on; never takes back what was granted. */
    void grant(long millis) {
        grantedMillis = Math.max(grantedMillis, millis);
    }

    /**
     * The next id at a time of this clock, empty while its millisecond would be beyond the grant or more than
     * {@code maxAhead} before its time.
     */
    OptionalLong next(long nowMillis, long maxAhead) {
        long soonest = nowMillis << COUNTER_BITS;
        while (true) {
            long last = lastTick.get();
            long tick = Math.max(last + 1, soonest);
            long millis = tick >>> COUNTER_BITS;
            if (millis > grantedMillis || millis > nowMillis + maxAhead) {
                return OptionalLong.empty();
            }
            if (lastTick.compareAndSet(last, tick)) {
                return OptionalLong.of(id(millis, tick));
            }
        }
    }

    /** The millisecond that an id, of whatever node, was given out for. */
    static long millisOf(long id) {
        return id >>> (NODE_BITS + COUNTER_BITS);
    }

    int node() {
        return (int) node;
    }

    /** The latest millisecond that an id may have been given out for. */
    long lastMillis() {
        return lastTick.get() >>> COUNTER_BITS;
    }

    long grantedMillis() {
        return grantedMillis;
    }

    /** Gives out nothing more, and says up to which millisecond it did. */
    long close() {
        grantedMillis = -1;
        return lastTick.getAndSet(Long.MAX_VALUE - 1) >>> COUNTER_BITS;
    }

    private long id(long millis, long tick) {
        if (millis > MAX_MILLIS) {
            throw new IllegalStateException("The 41 bits of milliseconds in public ids have run out");
        }
        return (millis << (NODE_BITS + COUNTER_BITS)) | (node << COUNTER_BITS) | (tick & ((1 << COUNTER_BITS) - 1));
    }
}
