package stoa.query.platform;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import stoa.query.platform.fold.Parking;
import stoa.query.platform.fold.Projection;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.progress.ProgressSignals;
import stoa.query.platform.progress.ViewTrack;
import stoa.query.platform.view.View;
import stoa.vault.ParkedDocuments;

/** Runs all views: one Axon processor with one segment for each, on whichever node claims it. */
public final class ViewProcessors implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ViewProcessors.class);

    /** Views fill before the web server takes requests, and stop after it. */
    static final int PHASE = 0;

    private static final int COORDINATORS = 2;
    private static final int STOP_SECONDS = 4;

    private final Map<String, Followed> views = new LinkedHashMap<>();
    private final ScheduledExecutorService coordinators =
            Executors.newScheduledThreadPool(COORDINATORS, threads("view-coordinator-"));
    private final ScheduledExecutorService workers;
    private final Parts parts;
    private final ViewSettings settings;
    private final MeterRegistry meters;
    private volatile boolean running;

    /** What the processors are made of. */
    public record Parts(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            TokenStore tokens,
            ViewLists lists,
            ParkedDocuments parked,
            ProgressSignals progress) {}

    /** One view at work on this node. */
    record Followed(
            View view,
            ViewTrack track,
            Parking parking,
            Projection projection,
            PooledStreamingEventProcessor processor) {

        String group() {
            return view.name().group();
        }
    }

    public ViewProcessors(Collection<? extends View> views, Parts parts, ViewSettings settings, MeterRegistry meters) {
        this.parts = parts;
        this.settings = settings;
        this.meters = meters;
        this.workers = Executors.newScheduledThreadPool(Math.max(1, views.size()), threads("view-worker-"));
        views.forEach(view -> this.views.put(view.name().group(), follow(view)));
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().daemon().name(name, 0).factory();
    }

    private Followed follow(View view) {
        String group = view.name().group();
        Parking parking = new Parking(parts.parked(), group);
        ViewTrack track = new ViewTrack(position -> parts.progress().advanced(group, position));
        FollowedSource source = new FollowedSource(parts.events(), position -> {
            parking.refresh();
            track.opened(position);
        });
        DistributionSummary batches = DistributionSummary.builder("stoa.views.batch")
                .description("Events folded and written together")
                .tag("view", group)
                .register(meters);
        Projection projection =
                Projection.of(view, new Projection.Parts(parts.lists(), parking, batches), track, source::readOn);
        return new Followed(view, track, parking, projection, processor(group, projection, source));
    }

    private PooledStreamingEventProcessor processor(String group, Projection projection, FollowedSource source) {
        return PooledStreamingEventProcessor.builder()
                .name(group)
                .eventHandlerInvoker(projection)
                .messageSource(source)
                .tokenStore(parts.tokens())
                .transactionManager(NoTransactionManager.INSTANCE)
                .coordinatorExecutor(coordinators)
                .workerExecutor(workers)
                .initialSegmentCount(1)
                // Not Axon's default, a replay token: nothing of a view depends on whether it is replayed.
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(settings.batchSize())
                .tokenClaimInterval(settings.claimInterval().toMillis())
                .claimExtensionThreshold(settings.claimInterval().toMillis())
                .enableCoordinatorClaimExtension()
                .build();
    }

    /** The views, by group. */
    Map<String, Followed> views() {
        return views;
    }

    @Override
    public void start() {
        running = true;
        parts.progress().start();
        Thread.ofPlatform().daemon().name("view-catch-up").start(this::catchUpThenFollow);
    }

    private void catchUpThenFollow() {
        try {
            new CatchUp(parts, settings, () -> running).run(views.values());
        } catch (InterruptedException ended) {
            return;
        } catch (RuntimeException failure) {
            log.warn("The views go on event by event: {}", failure.toString());
        }
        synchronized (views) {
            if (running) {
                views.values().forEach(followed -> followed.processor().start());
            }
        }
    }

    @Override
    public void stop() {
        synchronized (views) {
            running = false;
        }
        CompletableFuture<?>[] stopping = views.values().stream()
                .map(followed -> followed.processor().shutdownAsync())
                .toArray(CompletableFuture<?>[]::new);
        // Views may be cut off anywhere, so a slow database does not hold up the end.
        CompletableFuture.allOf(stopping)
                .completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS)
                .exceptionally(failure -> null)
                .join();
        parts.progress().close();
        coordinators.shutdownNow();
        workers.shutdownNow();
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
