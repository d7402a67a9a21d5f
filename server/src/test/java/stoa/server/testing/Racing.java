package stoa.server.testing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Things that begin at the same moment. */
public final class Racing {

    /** Starts all of them at once, each on a thread of its own, and returns what came of each. */
    public static <T> List<T> all(List<Supplier<T>> racers) {
        CountDownLatch start = new CountDownLatch(racers.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(racers.size())) {
            return racers.stream()
                    .map(racer -> CompletableFuture.supplyAsync(() -> together(start, racer), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    /** Starts one thing that often at once. */
    public static <T> List<T> times(int number, Supplier<T> racer) {
        return all(Stream.generate(() -> racer).limit(number).toList());
    }

    private static <T> T together(CountDownLatch start, Supplier<T> racer) {
        start.countDown();
        try {
            start.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        return racer.get();
    }

    private Racing() {}
}
