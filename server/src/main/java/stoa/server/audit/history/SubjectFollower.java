package stoa.server.audit.history;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import stoa.ledger.Ledger;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.LogPages;
import stoa.ledger.postgres.SubjectIndex;

/**
 * Keeps the index of subjects up with the ledger, on one node at a time. It takes its time: what is not in it yet is
 * read from the log by whoever asks.
 */
@Component
class SubjectFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SubjectFollower.class);

    /** So that a busy ledger is taken in many events at a time. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final Duration LAST_CALL = Duration.ofSeconds(2);

    private final Semaphore news = new Semaphore(0);
    private final Ledger ledger;
    private final SubjectIndexing indexing;
    private volatile boolean running;
    private volatile Thread thread;
    private Runnable deaf = () -> {};

    SubjectFollower(Ledger ledger, LedgerDatabase database, MeterRegistry meters) {
        this.ledger = ledger;
        SubjectIndex index = new SubjectIndex(database);
        this.indexing = new SubjectIndexing(new LogPages(database), index);
        Gauge.builder(
                        "stoa.audit.index.lag",
                        () -> ledger.position() - index.state().position())
                .description("Events that the index of subjects has not taken in yet")
                .register(meters);
    }

    @Override
    public synchronized void start() {
        running = true;
        deaf = ledger.onAppended(events -> news.release());
        thread = Thread.ofPlatform().daemon().name("audit-subjects").start(this::run);
    }

    private void run() {
        boolean prepared = false;
        while (running) {
            try {
                if (!prepared) {
                    indexing.prepare();
                    prepared = true;
                }
                takeIn();
                awaitNews();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException unable) {
                if (running) {
                    LOG.warn("The index of subjects does not go on at present: {}", unable.getMessage());
                    prepared = prepared && pause();
                }
            }
        }
    }

    private void takeIn() {
        boolean more = true;
        while (running && more) {
            more = indexing.step();
        }
    }

    private void awaitNews() throws InterruptedException {
        if (news.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            news.drainPermits();
        }
    }

    private boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            running = false;
        }
        return true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        deaf.run();
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(LAST_CALL);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
