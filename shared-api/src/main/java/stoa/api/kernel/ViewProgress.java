package stoa.api.kernel;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Lets a client read what it just wrote: tells when the views have taken in a command's events. */
public interface ViewProgress {

    /**
     * Completes when every view that shows one of the events has passed the position, on whichever node it runs; on
     * the thread that folded the last of them, which has no time for more than waking somebody.
     *
     * @param position the ledger position of the command's last event
     * @param events logical names of the command's events
     * @return false if that took longer than {@code atMost}
     */
    CompletableFuture<Boolean> passed(long position, Set<String> events, Duration atMost);

    /** Waits for {@link #passed}; false also for whoever is interrupted while waiting, and stays so. */
    default boolean awaitPassed(long position, Set<String> events, Duration atMost) {
        try {
            return passed(position, events, atMost).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the progress of views can not be told", failed);
        }
    }
}
