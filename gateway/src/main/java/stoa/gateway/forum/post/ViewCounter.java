package stoa.gateway.forum.post;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import stoa.api.kernel.PostId;
import stoa.api.kernel.Rejection;
import stoa.api.kernel.RejectionCode;
import stoa.api.post.command.CountViews;
import stoa.gateway.platform.Commands;
import stoa.gateway.platform.GatewaySettings;

/**
 * Counts readings without an event for each: adds them up and sends one count per post and interval. What a reader is
 * shown never falls and counts nothing twice, though the view takes a count in at a moment nobody here knows: it is the
 * larger of what was shown last and what the view says, and one more. A post is forgotten one interval after its last
 * count was sent; by then the view has it.
 */
final class ViewCounter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ViewCounter.class);
    private static final int SENDERS = 8;
    private static final Duration TO_SEND = Duration.ofMinutes(1);
    private static final Duration TO_SEND_LAST = Duration.ofSeconds(2);

    /** Stops after the web server, which may still count, and before Axon's own phase: {@code MAX_VALUE - 3072}. */
    private static final int PHASE = Integer.MAX_VALUE - 3_000;

    private final ConcurrentHashMap<PostId, Tally> tallies = new ConcurrentHashMap<>();
    private final Commands commands;
    private final GatewaySettings.Views settings;
    private final Counter uncounted;
    private ScheduledExecutorService clock;
    private ExecutorService senders;

    ViewCounter(Commands commands, GatewaySettings.Views settings, MeterRegistry meters) {
        this.commands = commands;
        this.settings = settings;
        this.uncounted = Counter.builder("stoa.views.uncounted")
                .description("Readings that were not counted since too many posts were read at a time")
                .register(meters);
    }

    /** Counts one reading of a post and returns how many there were, given what the view says. */
    long count(PostId post, long inView) {
        Tally tally = tallies.compute(post, (id, known) -> {
            if (known != null) {
                return known.plusOne(inView);
            }
            return tallies.mappingCount() < settings.maxPosts() ? Tally.first(inView) : null;
        });
        if (tally == null) {
            uncounted.increment();
            return inView + 1;
        }
        return tally.shown();
    }

    /**
     * Sends what was counted since the last time, and forgets what was idle; what takes too long waits for the next.
     */
    void flush(Duration atMost) {
        List<Callable<Void>> sendings = tallies.keySet().stream()
                .<Callable<Void>>map(post -> () -> {
                    send(post);
                    return null;
                })
                .toList();
        try {
            senders.invokeAll(sendings, atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(PostId post) {
        Tally sending = tallies.computeIfPresent(post, (id, tally) -> tally.isIdle() ? null : tally.batched());
        if (sending == null) {
            return;
        }
        try {
            commands.sendAsSystem(new CountViews(post, sending.batchId(), sending.batch()));
            sent(post);
        } catch (Rejection refusal) {
            if (refusal.code().kind() == RejectionCode.Kind.UNAVAILABLE) {
                LOG.debug("Views of {} wait for the next interval: {}", post, refusal.getMessage());
            } else {
                sent(post);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Views of {} wait for the next interval", post, failure);
        }
    }

    private void sent(PostId post) {
        tallies.computeIfPresent(post, (id, tally) -> tally.withoutBatch());
    }

    @Override
    public synchronized void start() {
        senders = Executors.newFixedThreadPool(
                SENDERS, Thread.ofPlatform().daemon().name("view-counts-", 0).factory());
        clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("view-counter").factory());
        long millis = settings.interval().toMillis();
        var unused = clock.scheduleWithFixedDelay(() -> flush(TO_SEND), millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        clock.shutdown();
        flush(TO_SEND_LAST);
        senders.shutdownNow();
        clock = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return clock != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /**
     * What is known of one post's readings.
     *
     * @param shown what the last reader was shown
     * @param waiting counted since the last batch was made
     * @param batchId names a batch that is being sent, and stays with it if it must be sent again; null for none
     */
    private record Tally(long shown, int waiting, String batchId, int batch) {

        static Tally first(long inView) {
            return new Tally(inView + 1, 1, null, 0);
        }

        Tally plusOne(long inView) {
            return new Tally(Math.max(shown, inView) + 1, waiting + 1, batchId, batch);
        }

        boolean isIdle() {
            return waiting == 0 && batchId == null;
        }

        Tally batched() {
            return batchId != null
                    ? this
                    : new Tally(shown, 0, UUID.randomUUID().toString(), waiting);
        }

        Tally withoutBatch() {
            return new Tally(shown, waiting, null, 0);
        }
    }
}
