package stoa.gateway.platform;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandResultMessage;
import stoa.api.kernel.ViewProgress;

/** A command on its way, to its outcome and to the views that show what it did. */
final class Dispatched {

    private final CompletableFuture<CommandResultMessage<?>> outcome = new CompletableFuture<>();
    private volatile CompletableFuture<Boolean> shown = CompletableFuture.completedFuture(true);
    private volatile long durableSince;

    CompletableFuture<CommandResultMessage<?>> outcome() {
        return outcome;
    }

    /** Completes when the views show what the command did, or are late; what has no events has nothing to show. */
    CompletableFuture<Boolean> shownBy(ViewProgress views, Duration atMost) {
        return outcome.thenCompose(result -> {
            Unseen.of(result.getMetaData()).ifPresent(unseen -> {
                durableSince = System.nanoTime();
                shown = views.passed(unseen.position(), unseen.events(), atMost);
            });
            return shown;
        });
    }

    /** Whether the views have come to show it, as far as has been looked. */
    boolean isShown() {
        return shown.getNow(false);
    }

    /** How long it is since the views had something to show. */
    Optional<Duration> waitedForViews() {
        return durableSince == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - durableSince));
    }

    /** The handler's answer; throws what it failed with. */
    CommandResultMessage<?> result() {
        CommandResultMessage<?> result = outcome.join();
        if (result.isExceptional()) {
            throw Failures.asUnchecked(result.exceptionResult());
        }
        return result;
    }
}
