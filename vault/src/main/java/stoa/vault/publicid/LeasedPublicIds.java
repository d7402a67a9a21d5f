package stoa.vault.publicid;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.PublicIds;
import stoa.api.kernel.Rejection;
import stoa.vault.publicid.NodeLease.Grant;

/**
 * Public ids under a leased node number. Their time is the database's, carried on by this JVM's monotonic clock between
 * renewals, so no step of the machine's own clock is ever seen. Without a renewal ids run out after a few seconds, and
 * callers are refused: without PostgreSQL there is nothing to write them to.
 */
@Component
class LeasedPublicIds implements PublicIds, InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedPublicIds.class);
    private static final Duration RENEWAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How far a burst may run ahead of the time: 32 000 ids. Faster than that, callers wait. */
    private static final long MAX_AHEAD_MILLIS = 250;

    private final NodeLease lease;
    private final UUID owner = UUID.randomUUID();
    private final Thread renewing =
            Thread.ofPlatform().daemon().name("vault-node-lease").unstarted(this::keepRenewing);
    private volatile IdSequence sequence;
    private volatile TimeBase time;
    private volatile boolean closed;

    LeasedPublicIds(NodeLease lease) {
        this.lease = lease;
    }

    @Override
    public void afterPropertiesSet() {
        if (!acquire(0)) {
            throw new IllegalStateException("All " + IdSequence.NODES + " node numbers are in use or were until"
                    + " seconds ago: stop a node, or wait 15 seconds and start again");
        }
        renewing.start();
    }

    @Override
    public long next() {
        OptionalLong id = sequence.next(time.nowMillis(), MAX_AHEAD_MILLIS);
        return id.isPresent() ? id.getAsLong() : await();
    }

    @Override
    public long nextAfter(long floor) {
        long id = next();
        while (id <= floor) {
            catchUpWith(IdSequence.millisOf(floor));
            id = next();
        }
        return id;
    }

    /** Another node may be ahead by a burst, or by a step of the database's clock between its start and ours. */
    private void catchUpWith(long millis) {
        if (time.nowMillis() <= millis) {
            time = TimeBase.at(millis + 1);
        }
    }

    @Override
    public void destroy() {
        closed = true;
        LockSupport.unpark(renewing);
        try {
            renewing.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lease.release(sequence.node(), owner, sequence.close());
    }

    /** For the clock to catch up with a burst, or for a late renewal. */
    private long await() {
        if (sequence.grantedMillis() - time.nowMillis() < MAX_AHEAD_MILLIS) {
            LockSupport.unpark(renewing);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!closed && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(500_000);
            OptionalLong id = sequence.next(time.nowMillis(), MAX_AHEAD_MILLIS);
            if (id.isPresent()) {
                return id.getAsLong();
            }
        }
        throw new Rejection(KernelError.LEDGER_UNAVAILABLE, "no new ids, since their lease can not be renewed");
    }

    private void keepRenewing() {
        boolean failing = false;
        while (!closed) {
            LockSupport.parkNanos(RENEWAL.toNanos());
            try {
                if (!closed) {
                    renew();
                }
                failing = false;
            } catch (RuntimeException e) {
                if (!failing) {
                    LOG.warn("The lease of node number {} can not be renewed: {}", sequence.node(), e.getMessage());
                }
                failing = true;
            }
        }
    }

    private void renew() {
        Optional<Grant> renewed = lease.renew(sequence.node(), owner, time.nowMillis());
        if (renewed.isPresent()) {
            time = TimeBase.at(renewed.get().nowMillis());
            sequence.grant(renewed.get().untilMillis());
        } else {
            LOG.warn("Node number {} has gone to another node; taking a new one", sequence.node());
            acquire(Math.max(time.nowMillis(), sequence.lastMillis() + 1));
        }
    }

    private boolean acquire(long atLeast) {
        Optional<Grant> grant = lease.acquire(owner, atLeast);
        grant.ifPresent(granted -> {
            time = TimeBase.at(granted.nowMillis());
            sequence = new IdSequence(granted.node(), granted.nowMillis(), granted.untilMillis());
            LOG.info("Public ids carry node number {}", granted.node());
        });
        return grant.isPresent();
    }

    /** A time of the database, and when on this JVM's monotonic clock it was learned. */
    private record TimeBase(long millis, long nanos) {

        static TimeBase at(long millis) {
            return new TimeBase(millis, System.nanoTime());
        }

        long nowMillis() {
            return millis + Duration.ofNanos(System.nanoTime() - nanos).toMillis();
        }
    }
}
