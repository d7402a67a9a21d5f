package stoa.query.platform;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import stoa.query.platform.ViewProcessors.Followed;
import stoa.query.platform.ViewProcessors.Parts;
import stoa.query.platform.fold.Parking;
import stoa.query.platform.fold.Projection;
import stoa.query.platform.progress.ViewTrack;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;

/** Makes and ends what follows the log for one version of a view: one Axon processor with one segment. */
final class Followers {

    private static final int COORDINATORS = 2;
    private static final int STOP_SECONDS = 4;

    private final ScheduledThreadPoolExecutor coordinators =
            new ScheduledThreadPoolExecutor(COORDINATORS, threads("view-coordinator-"));
    private final ScheduledThreadPoolExecutor workers = new ScheduledThreadPoolExecutor(1, threads("view-worker-"));
    private final Parts parts;
    private final ViewSettings settings;
    private final MeterRegistry meters;
    private final Map<String, Followed> following = new ConcurrentHashMap<>();

    Followers(Parts parts, ViewSettings settings, MeterRegistry meters) {
        this.parts = parts;
        this.settings = settings;
        this.meters = meters;
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().daemon().name(name, 0).factory();
    }

    Followed follow(View view, ViewName version) {
        Parking parking = new Parking(parts.parked(), version);
        ViewTrack track = new ViewTrack(position -> parts.progress().advanced(version.group(), position));
        FollowedSource source = new FollowedSource(parts.events(), view.handles(), new Noting(parking, track));
        DistributionSummary batches = DistributionSummary.builder("stoa.views.batch")
                .description("Events folded and written together")
                .tag("view", view.name().code())
                .register(meters);
        Projection projection = Projection.of(
                view, new Projection.Parts(version, parts.lists(), parking, batches), track, source::readOn);
        PooledStreamingEventProcessor processor = processor(version.group(), projection, source);
        Followed followed = new Followed(view, version, track, parking, projection, processor);
        following.put(version.group(), followed);
        workersAsNeeded();
        return followed;
    }

    private record Noting(Parking parking, ViewTrack track) implements FollowedSource.Along {

        @Override
        public void opened(long position) {
            parking.refresh();
            track.opened(position);
        }

        @Override
        public void passedOver(long position, Instant recordedAt) {
            track.seen(position, false, recordedAt);
        }
    }

    /** The version of this group, if it is at work here. */
    Optional<Followed> at(String group) {
        return Optional.ofNullable(following.get(group));
    }

    /** Each version may be at work at the same time as all others. */
    private void workersAsNeeded() {
        workers.setCorePoolSize(Math.max(1, following.size()));
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

    /** Views may be cut off anywhere, so a slow database does not hold up the end. */
    void stop(Collection<Followed> ended) {
        CompletableFuture<?>[] stopping = ended.stream()
                .map(followed -> followed.processor().shutdownAsync())
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(stopping)
                .completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS)
                .exceptionally(failure -> null)
                .join();
        ended.forEach(followed -> following.remove(followed.group(), followed));
        workersAsNeeded();
    }

    void close() {
        coordinators.shutdownNow();
        workers.shutdownNow();
    }
}
