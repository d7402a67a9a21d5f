package stoa.bench.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** A fixed number of callers, each of which sends its next operation as soon as the last one is answered. */
public final class Callers implements AutoCloseable {

    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

    private final int count;
    private final ExecutorService threads;

    /** One operation of one caller; whatever it throws ends the run. */
    @FunctionalInterface
    public interface Operation {

        void run(int caller) throws Exception;
    }

    public Callers(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().name("caller-", 0).daemon().factory());
    }

    /** Lets all callers repeat the operation for that time, and gathers how long each took. */
    public Measured repeat(Duration time, Operation operation) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Future<Histogram>> running = new ArrayList<>();
        for (int caller = 0; caller < count; caller++) {
            int self = caller;
            running.add(threads.submit(() -> repeatUntil(end, self, operation)));
        }
        Histogram all = newHistogram();
        for (Future<Histogram> one : running) {
            all.add(one.get());
        }
        return Measured.of(all, (System.nanoTime() - start) / 1e9);
    }

    public static Histogram newHistogram() {
        return new Histogram(LONGEST_NANOS, 3);
    }

    private static Histogram repeatUntil(long end, int self, Operation operation) throws Exception {
        Histogram nanos = newHistogram();
        long before = System.nanoTime();
        while (before - end < 0) {
            operation.run(self);
            long after = System.nanoTime();
            nanos.recordValue(Math.min(after - before, LONGEST_NANOS));
            before = after;
        }
        return nanos;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
