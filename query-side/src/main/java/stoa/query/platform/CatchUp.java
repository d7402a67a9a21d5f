package stoa.query.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.query.platform.ViewProcessors.Followed;
import stoa.query.platform.fold.Chunk;

/**
 * Brings views that are far behind to where the ledger ended at the start, before their processors follow it. The log
 * is read once for all of them, in chunks that are much longer than a processor's batches: a list or a count that a
 * thousand events change is written once, and nothing is queued or asked event by event.
 *
 * <p>What a chunk does is what a batch does: the documents first, guarded by position, then the token. A view that
 * fails here is left to its processor, which knows how to wait and try again.
 */
final class CatchUp {

    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);

    /** Each chunk is twice as long as the one before, so that folding begins soon. */
    private static final int FIRST_CHUNK = 1_000;

    private final ViewProcessors.Parts parts;
    private final ViewSettings settings;
    private final BooleanSupplier goOn;

    /**
     * @param goOn asked before each chunk
     */
    CatchUp(ViewProcessors.Parts parts, ViewSettings settings, BooleanSupplier goOn) {
        this.parts = parts;
        this.settings = settings;
        this.goOn = goOn;
    }

    /** Returns when no view is far behind any more, as far as this node may help it. */
    void run(Collection<Followed> views) throws InterruptedException {
        long goal = positionOf(parts.events().createHeadToken());
        try (ExecutorService folders = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("view-catch-up-", 0).factory())) {
            List<Runner> claimed = claimed(views, folders);
            List<Runner> behind = claimed.stream()
                    .filter(runner ->
                            goal - runner.position >= settings.catchUp().from())
                    .toList();
            try {
                if (!behind.isEmpty()) {
                    advance(behind, goal, folders);
                }
            } finally {
                claimed.forEach(Runner::handOver);
            }
        }
    }

    private List<Runner> claimed(Collection<Followed> views, Executor folders) {
        List<CompletableFuture<Optional<Runner>>> claims = views.stream()
                .map(view -> CompletableFuture.supplyAsync(() -> claimed(view), folders))
                .toList();
        return claims.stream().flatMap(claim -> claim.join().stream()).toList();
    }

    private void advance(List<Runner> behind, long goal, Executor folders) throws InterruptedException {
        long position =
                behind.stream().mapToLong(runner -> runner.position).min().orElse(goal);
        TrackingToken start = position <= 0 ? null : new GlobalSequenceTrackingToken(position);
        try (BlockingStream<TrackedEventMessage<?>> stream = parts.events().openStream(start)) {
            int longest = settings.catchUp().chunk();
            int size = Math.min(FIRST_CHUNK, longest);
            CompletableFuture<Void> folded = CompletableFuture.completedFuture(null);
            while (position < goal && goOn.getAsBoolean() && behind.stream().anyMatch(runner -> !runner.failed)) {
                Chunk chunk = read(stream, size, goal);
                position = chunk.last();
                size = Math.min(2 * size, longest);
                await(folded, behind); // While one chunk is folded the next one is read.
                folded = fold(chunk, behind, folders);
            }
            await(folded, behind);
        }
    }

    /** A chunk may take long on a slow machine; the claims must not run out meanwhile. */
    private void await(CompletableFuture<Void> folded, List<Runner> behind) throws InterruptedException {
        while (true) {
            try {
                folded.get(settings.claimInterval().toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException stillFolding) {
                behind.forEach(Runner::renewClaim);
            } catch (ExecutionException defect) {
                throw new IllegalStateException("a chunk was not folded", defect);
            }
        }
    }

    private static CompletableFuture<Void> fold(Chunk chunk, List<Runner> behind, Executor folders) {
        return CompletableFuture.allOf(behind.stream()
                .map(runner -> CompletableFuture.runAsync(() -> runner.take(chunk), folders))
                .toArray(CompletableFuture<?>[]::new));
    }

    private static Chunk read(BlockingStream<TrackedEventMessage<?>> stream, int size, long goal)
            throws InterruptedException {
        List<TrackedEventMessage<?>> chunk = new ArrayList<>(size);
        long position;
        do {
            TrackedEventMessage<?> event = stream.nextAvailable();
            position = positionOf(event.trackingToken());
            chunk.add(event);
        } while (goesOn(stream, position, chunk.size() < size && position < goal));
        return Chunk.of(chunk);
    }

    /** What became of one event of old by upcasting stays together, or the rest of it would be passed over. */
    private static boolean goesOn(BlockingStream<TrackedEventMessage<?>> stream, long position, boolean wanted) {
        return stream.peek()
                .map(next -> wanted || positionOf(next.trackingToken()) == position)
                .orElse(false);
    }

    private Optional<Runner> claimed(Followed view) {
        try {
            if (parts.tokens().fetchSegments(view.group()).length == 0) {
                parts.tokens()
                        .initializeTokenSegments(view.group(), 1, parts.events().createTailToken());
            }
            long position = positionOf(parts.tokens().fetchToken(view.group(), 0));
            view.parking().refresh();
            view.projection().catchUpFrom(position);
            return Optional.of(new Runner(view, position));
        } catch (UnableToClaimTokenException | UnableToInitializeTokenException another) {
            log.debug("View {} is folded by another node.", view.group(), another);
        } catch (RuntimeException failure) {
            tell(view, failure);
        }
        return Optional.empty();
    }

    /** The processor will tell all there is to say, if there is to be one: at the end its database goes first. */
    private void tell(Followed view, RuntimeException failure) {
        if (goOn.getAsBoolean()) {
            log.warn("View {} is left to its processor: {}", view.group(), failure.toString());
        }
    }

    private static long positionOf(TrackingToken token) {
        return token == null ? 0 : Math.max(0, token.position().orElse(0));
    }

    /** One view on its way; chunks are taken one after another. */
    private final class Runner {

        private final Followed view;
        private volatile long position;
        private volatile boolean failed;

        Runner(Followed view, long position) {
            this.view = view;
            this.position = position;
        }

        void take(Chunk chunk) {
            if (failed || chunk.last() <= position) {
                return;
            }
            try {
                boolean changed = view.projection().take(chunk);
                position = chunk.last();
                if (changed) {
                    storeToken();
                }
            } catch (RuntimeException failure) {
                failed = true;
                tell(view, failure);
            }
        }

        /** The claim stays this node's; the processor takes the view up from its token. */
        void handOver() {
            view.projection().followed();
            tolerantly(this::storeToken);
            renewClaim();
        }

        private void storeToken() {
            parts.tokens().storeToken(new GlobalSequenceTrackingToken(position), view.group(), 0);
        }

        /** Also writes down how far the view is. */
        void renewClaim() {
            tolerantly(() -> parts.tokens().extendClaim(view.group(), 0));
        }

        private void tolerantly(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException failure) {
                tell(view, failure);
            }
        }
    }
}
