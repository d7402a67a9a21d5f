package stoa.query.platform;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.vault.ViewVersions;

/**
 * Has what the vault says of the views' versions looked at whenever a node tells of a change, and now and then, since
 * what was told may have been lost.
 */
final class VersionWatch {

    private static final Logger log = LoggerFactory.getLogger(VersionWatch.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    /** After so long every node that can reach the vault has seen a change. */
    static final Duration KNOWN_TO_ALL = LOOK_AGAIN.multipliedBy(2);

    private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("view-versions").factory());
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ViewVersions versions;
    private final Runnable look;
    private volatile Optional<ScheduledFuture<?>> looking = Optional.empty();

    VersionWatch(ViewVersions versions, Runnable look) {
        this.versions = versions;
        this.look = look;
    }

    void start() {
        versions.listen(this::lookSoon);
        long pause = LOOK_AGAIN.toMillis();
        looking = Optional.of(looker.scheduleWithFixedDelay(this::lookTolerantly, 0, pause, TimeUnit.MILLISECONDS));
    }

    void lookSoon() {
        if (asked.compareAndSet(false, true)) {
            try {
                looker.execute(() -> {
                    asked.set(false);
                    lookTolerantly();
                });
            } catch (RejectedExecutionException stopped) {
                log.debug("Versions have changed while this node ends", stopped);
            }
        }
    }

    private void lookTolerantly() {
        try {
            look.run();
        } catch (RuntimeException failure) {
            log.debug("What is known of the views' versions stands: {}", failure.toString());
        }
    }

    void stop() {
        looking.ifPresent(looks -> looks.cancel(false));
        looker.shutdownNow();
    }
}
