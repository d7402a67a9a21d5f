package stoa.vault.platform;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Throws away what has had its time, now and then, on one thread. Nothing that must happen depends on it. */
public final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("vault-housekeeping").factory());

    public void every(Duration pause, Runnable work) {
        ScheduledFuture<?> unused = thread.scheduleWithFixedDelay(
                () -> tolerant(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static void tolerant(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.debug("Housekeeping failed and will be tried again", e);
        }
    }
}
