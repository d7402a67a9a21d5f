package stoa.ledger.commit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import stoa.ledger.Append;
import stoa.ledger.Appended;
import stoa.ledger.LedgerUnavailableException;
import stoa.ledger.OutcomeUnknownException;

/** An append and whoever waits for it. What a waiter who gives up is told depends on how far the append has got. */
final class Pending {

    private enum State {
        WAITING,
        SENT,
        LEFT
    }

    private final Append append;
    private final int bytes;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CompletableFuture<Appended> outcome = new CompletableFuture<>();

    Pending(Append append) {
        this.append = append;
        this.bytes = append.bytes();
    }

    Append append() {
        return append;
    }

    int bytes() {
        return bytes;
    }

    int events() {
        return append.events().size();
    }

    /** From now on it may be in the log. False if nobody waits for it any more: then it must not be sent. */
    boolean sending() {
        return state.compareAndSet(State.WAITING, State.SENT);
    }

    /** It is certainly not in the log. False if the waiter has left, having been told that nobody knows. */
    boolean unsent() {
        return state.compareAndSet(State.SENT, State.WAITING) || state.get() == State.WAITING;
    }

    void succeeded(Appended appended) {
        outcome.complete(appended);
    }

    void failed(RuntimeException reason) {
        outcome.completeExceptionally(reason);
    }

    Appended await(Duration limit) {
        try {
            return outcome.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return leave();
        } catch (ExecutionException e) {
            throw reason(e);
        }
    }

    private Appended leave() {
        if (outcome.isDone()) {
            return outcome.join();
        }
        if (state.compareAndSet(State.WAITING, State.LEFT)) {
            throw new LedgerUnavailableException("the ledger did not get to this append in time");
        }
        if (state.compareAndSet(State.SENT, State.LEFT)) {
            throw new OutcomeUnknownException("the ledger's database has not said whether this append is committed");
        }
        return leave();
    }

    /** Thrown by the waiter's thread, so that the trace leads to the caller too. */
    private static RuntimeException reason(ExecutionException e) {
        RuntimeException reason = (RuntimeException) e.getCause();
        reason.addSuppressed(new RuntimeException("waited for here"));
        return reason;
    }
}
