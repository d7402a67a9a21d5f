package stoa.vault.presence;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that does everything about presence that may wait for the database; what fails is done again later. */
final class PresenceThread {

    private static final Logger LOG = LoggerFactory.getLogger(PresenceThread.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("vault-presence").factory());

    private boolean failing;

    void every(Duration pause, Runnable work) {
        Future<?> unused =
                thread.scheduleWithFixedDelay(() -> tolerant(work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void soon(Runnable work) {
        try {
            thread.execute(() -> tolerant(work));
        } catch (RejectedExecutionException goingDown) {
            LOG.debug("Not done any more: the node is going down");
        }
    }

    private void tolerant(Runnable work) {
        try {
            work.run();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                LOG.warn("Who is here can not be told to other nodes: {}", failure.getMessage());
            }
            failing = true;
        }
    }

    void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Left while the database was asked");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
