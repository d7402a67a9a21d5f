package stoa.bench.latency;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.axonframework.eventhandling.EventHandler;
import stoa.api.kernel.PostId;
import stoa.api.post.event.PostPublished;
import stoa.bench.platform.Callers;
import stoa.bench.platform.Measured;

/** The event handler whose lateness is measured: it only notes when it was called. */
final class Stopwatch {

    private final Map<PostId, Long> due = new ConcurrentHashMap<>();
    private final Map<PostId, Long> committed = new ConcurrentHashMap<>();
    private final Map<PostId, Long> handled = new ConcurrentHashMap<>();
    private final CountDownLatch outstanding;

    Stopwatch(int events) {
        outstanding = new CountDownLatch(events);
    }

    void isDue(PostId post, long at) {
        due.put(post, at);
    }

    void isCommitted(PostId post) {
        committed.put(post, System.nanoTime());
    }

    @EventHandler
    void on(PostPublished event) {
        if (handled.putIfAbsent(event.post(), System.nanoTime()) == null) {
            outstanding.countDown();
        }
    }

    void awaitAll(Duration atMost) throws InterruptedException {
        if (!outstanding.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(outstanding.getCount() + " events were never handled");
        }
    }

    /** From the command's answer, which follows the commit, to the handler; zero where the handler was first. */
    Measured fromCommit(double perSecond) {
        return lateness(committed, perSecond);
    }

    /** From the time at which the command was due to be sent, so that a stall counts for everything it delayed. */
    Measured fromDue(double perSecond) {
        return lateness(due, perSecond);
    }

    private Measured lateness(Map<PostId, Long> since, double perSecond) {
        Histogram nanos = Callers.newHistogram();
        handled.forEach((post, at) -> nanos.recordValue(Math.max(0, at - since.get(post))));
        return Measured.of(nanos, nanos.getTotalCount() / perSecond);
    }
}
