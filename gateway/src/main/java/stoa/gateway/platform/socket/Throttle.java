package stoa.gateway.platform.socket;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets a steady number of messages through per second, and some at once after a rest. For one thread at a time. */
final class Throttle {

    private final LongSupplier nanos;
    private final int burst;
    private final long interval;
    private final long tolerance;

    /** When all that was let through would be through at the steady rate. */
    private long throughAt;

    Throttle(int perSecond, int burst, LongSupplier nanos) {
        this.nanos = nanos;
        this.burst = burst;
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.tolerance = interval * (burst - 1);
        this.throughAt = nanos.getAsLong();
    }

    /** How many pass at once after a rest. */
    int burst() {
        return burst;
    }

    boolean admits() {
        long now = nanos.getAsLong();
        if (throughAt - now > tolerance) {
            return false;
        }
        throughAt = (throughAt - now > 0 ? throughAt : now) + interval;
        return true;
    }
}
