package stoa.bench.latency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import stoa.api.kernel.PostId;
import stoa.bench.ledger.CommandPath;
import stoa.bench.ledger.PublishEssay;

/** Sends commands at an even pace and lets a real pooled streaming processor follow the store. */
final class Trial {

    private static final int SENDERS = 8;
    private static final AtomicLong IDS = new AtomicLong(5_000_000_000_000_000L);

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final CommandPath path;

    Trial(StreamableMessageSource<TrackedEventMessage<?>> source, CommandPath path) {
        this.source = source;
        this.path = path;
    }

    Stopwatch run(int perSecond, Duration time) throws Exception {
        int events = Math.toIntExact(perSecond * time.toMillis() / 1000);
        Stopwatch stopwatch = new Stopwatch(events);
        PooledStreamingEventProcessor processor = processor(stopwatch);
        processor.start();
        try {
            awaitStart(processor);
            sendAll(events, Duration.ofSeconds(1).toNanos() / perSecond, stopwatch);
            stopwatch.awaitAll(Duration.ofSeconds(20));
        } finally {
            processor.shutDown();
        }
        return stopwatch;
    }

    private PooledStreamingEventProcessor processor(Stopwatch stopwatch) {
        return PooledStreamingEventProcessor.builder()
                .name("stopwatch")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(List.of(stopwatch))
                        .build())
                .messageSource(source)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.INSTANCE)
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createHeadToken)
                .coordinatorExecutor(name -> Executors.newSingleThreadScheduledExecutor())
                .workerExecutor(name -> Executors.newScheduledThreadPool(2))
                .build();
    }

    private static void awaitStart(PooledStreamingEventProcessor processor) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (processor.processingStatus().isEmpty()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("the processor did not start");
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private void sendAll(int events, long gapNanos, Stopwatch stopwatch) throws Exception {
        long start = System.nanoTime() + Duration.ofMillis(100).toNanos();
        try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                int first = sender;
                all.add(senders.submit(() -> {
                    for (int i = first; i < events; i += SENDERS) {
                        send(start + i * gapNanos, stopwatch);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private void send(long due, Stopwatch stopwatch) {
        while (System.nanoTime() - due < 0) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
        PostId post = new PostId(IDS.incrementAndGet());
        stopwatch.isDue(post, due);
        path.send(new PublishEssay(post));
        stopwatch.isCommitted(post);
    }
}
