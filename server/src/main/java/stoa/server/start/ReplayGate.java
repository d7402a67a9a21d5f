package stoa.server.start;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import stoa.query.platform.ReplayProgress;
import stoa.server.platform.StartFailure;

/**
 * Holds the start between the views and the web server until the views have taken in what the ledger held, and says how
 * far they are. So a port that is open answers with today's truth, and one that is not says so to every load balancer.
 */
@Component
final class ReplayGate implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger("stoa");

    /** After the views, which start at 0; before what counts and serves requests. */
    private static final int PHASE = Integer.MAX_VALUE - 100_000;

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    private final BooleanSupplier caughtUp;
    private final Supplier<ReplayProgress.Snapshot> progress;
    private volatile boolean running;
    private volatile boolean ended;

    @Autowired
    ReplayGate(ReplayProgress progress) {
        this(progress::caughtUp, progress::snapshot);
    }

    ReplayGate(BooleanSupplier caughtUp, Supplier<ReplayProgress.Snapshot> progress) {
        this.caughtUp = caughtUp;
        this.progress = progress;
    }

    /** Ctrl-C must not wait for the views: Spring closes nothing before its start is over, so the start gives up. */
    @Override
    public void start() {
        Thread onCtrlC = new Thread(this::giveUp, "replay-gate");
        Runtime.getRuntime().addShutdownHook(onCtrlC);
        awaitViews();
        if (ended) {
            throw new StartFailure("it was ended before the views were filled", "start it again to go on");
        }
        forget(onCtrlC);
        running = true;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            LOG.debug("Ended just after the views were filled");
        }
    }

    void giveUp() {
        ended = true;
    }

    private void awaitViews() {
        long nextLine = System.nanoTime() + BETWEEN_LINES.toNanos();
        boolean told = false;
        while (!caughtUp.getAsBoolean() && !ended) {
            LockSupport.parkNanos(POLL.toNanos());
            if (System.nanoTime() - nextLine > 0) {
                tell();
                told = true;
                nextLine += BETWEEN_LINES.toNanos();
            }
        }
        if (told) {
            tell();
        }
    }

    private void tell() {
        LOG.info(line(progress.get()));
    }

    static String line(ReplayProgress.Snapshot now) {
        return String.format(
                Locale.ROOT,
                "Filling the views: %,d of %,d events, %,d events/s, %s left",
                now.events(),
                now.total(),
                now.perSecond(),
                now.perSecond() == 0 && now.events() < now.total() ? "unknown time" : seconds(now.timeLeft()));
    }

    private static String seconds(Duration left) {
        long seconds = (left.toMillis() + 999) / 1_000;
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
