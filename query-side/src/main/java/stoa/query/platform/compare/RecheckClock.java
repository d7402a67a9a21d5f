package stoa.query.platform.compare;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import stoa.query.platform.ViewProcessors;

/** Has the views checked again and again, in the background and with a small part of one processor. */
public final class RecheckClock implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RecheckClock.class);
    private static final int BREATH_EVERY = 500;

    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("view-check").factory());
    private final SecureRandom random = new SecureRandom();
    private final Recheck recheck;
    private final Pace pace;
    private volatile Optional<ScheduledFuture<?>> passes = Optional.empty();
    private volatile boolean running;

    /**
     * How often, and how much.
     *
     * @param every how long after one pass the next begins; zero for never
     * @param parts at most so many documents or entries of each view
     * @param share of one processor that a pass may take
     */
    public record Pace(Duration every, int parts, double share) {

        /** A million events take some minutes. */
        public static final Pace DEFAULT = new Pace(Duration.ofMinutes(10), 100, 0.1);

        public Pace {
            if (parts < 1 || !(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("A check needs one part at least, and a share from 0 to 1");
            }
        }
    }

    public RecheckClock(Recheck recheck, Pace pace) {
        this.recheck = recheck;
        this.pace = pace;
    }

    @Override
    public void start() {
        running = true;
        long pause = pace.every().toMillis();
        if (pause > 0) {
            passes = Optional.of(worker.scheduleWithFixedDelay(this::pass, pause, pause, TimeUnit.MILLISECONDS));
        }
    }

    private void pass() {
        try {
            recheck.pass(pace.parts(), random, new Breath()::goOn);
        } catch (RuntimeException failure) {
            log.warn("The views were not checked to the end: {}", failure.toString());
        }
    }

    /** Rests so long after some work that the share is kept. */
    private final class Breath {

        private int taken;
        private long begun = System.nanoTime();

        boolean goOn() {
            if (++taken % BREATH_EVERY == 0) {
                long worked = System.nanoTime() - begun;
                LockSupport.parkNanos((long) (worked * (1 - pace.share()) / pace.share()));
                begun = System.nanoTime();
            }
            return running;
        }
    }

    @Override
    public void stop() {
        running = false;
        passes.ifPresent(pass -> pass.cancel(true));
        worker.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return ViewProcessors.PHASE + 1;
    }
}
