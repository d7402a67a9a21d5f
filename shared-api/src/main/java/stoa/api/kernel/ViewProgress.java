package stoa.api.kernel;

import java.time.Duration;
import java.util.Set;

/** Lets a client read what it just wrote: waits until the views have taken in a command's events. */
public interface ViewProgress {

    /**
     * Waits until every view that handles one of the events has passed the position, on whichever node it runs.
     *
     * @param position the ledger position of the command's last event
     * @param events logical names of the command's events
     * @return false if that took longer than {@code atMost}
     */
    boolean awaitPassed(long position, Set<String> events, Duration atMost);
}
