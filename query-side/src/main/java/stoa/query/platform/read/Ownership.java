package stoa.query.platform.read;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * Whether this node is the one that changes a view, and may therefore answer from memory. It is so from a confirmed
 * claim on the view's token until that claim could have run out, or until another node is heard to have advanced the
 * view, whichever is first. Whatever was kept before a doubt is forgotten before memory counts again.
 */
public final class Ownership {

    private final long leaseNanos;
    private final LongSupplier nanoTime;
    private final List<Runnable> forget = new CopyOnWriteArrayList<>();
    private volatile Lease lease = new Lease(false, 0);

    /** One value, so that a reader never sees half of a change. */
    private record Lease(boolean held, long untilNanos) {}

    /**
     * @param claimTimeout after how long another node may take a claim that is not renewed
     */
    public Ownership(Duration claimTimeout, LongSupplier nanoTime) {
        this.leaseNanos = claimTimeout.toNanos();
        this.nanoTime = nanoTime;
    }

    public boolean holds() {
        return valid(lease);
    }

    private boolean valid(Lease current) {
        return current.held() && nanoTime.getAsLong() - current.untilNanos() < 0;
    }

    /** The database has confirmed the claim; {@code askedAtNanos} is when it was asked. */
    public synchronized void confirmed(long askedAtNanos) {
        if (!valid(lease)) {
            forget.forEach(Runnable::run);
        }
        lease = new Lease(true, askedAtNanos + leaseNanos);
    }

    /** The claim was given back or taken, or another node has advanced the view. */
    public synchronized void lost() {
        lease = new Lease(false, 0);
        forget.forEach(Runnable::run);
    }

    void onForget(Runnable action) {
        forget.add(action);
    }
}
