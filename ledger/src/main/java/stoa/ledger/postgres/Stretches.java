package stoa.ledger.postgres;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The stretches of a log one after another, read and hashed ahead by several threads: few at a time, so that memory
 * does not depend on how long the log is.
 */
final class Stretches implements AutoCloseable {

    /** Hashing wants a core each; beyond so many the database's side is what takes the time. */
    static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);

    private static final int LENGTH = 2_048;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS,
            Thread.ofPlatform().name("ledger-verification-", 0).daemon().factory());
    private final Queue<Future<Stretch>> ahead = new ArrayDeque<>();
    private final StretchReader reader;
    private final long end;
    private long begun;

    Stretches(StretchReader reader, long from, long end) {
        this.reader = reader;
        this.begun = from;
        this.end = end;
    }

    /** As long as the one before it did not reach the end. */
    Stretch next() {
        while (ahead.size() <= THREADS && begun < end) {
            long from = begun;
            long to = Math.min(end, from + LENGTH);
            ahead.add(threads.submit(() -> reader.read(from, to)));
            begun = to;
        }
        try {
            return ahead.remove().get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the verification was interrupted", stop);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException("the log can not be read", failed.getCause());
        }
    }

    @Override
    public void close() {
        ahead.forEach(reading -> reading.cancel(false));
        threads.close();
    }
}
