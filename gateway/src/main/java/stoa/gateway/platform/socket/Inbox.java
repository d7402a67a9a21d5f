package stoa.gateway.platform.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * What one socket asked for and is not yet done: one thing after another, in the order in which it was asked, on
 * threads that all sockets share. So no thread of the web server waits for the ledger on a socket's behalf.
 */
final class Inbox {

    private final Executor workers;
    private final int limit;

    /** Null as long as nothing waits. */
    private Deque<Runnable> waiting;

    private boolean busy;

    Inbox(Executor workers, int limit) {
        this.workers = workers;
        this.limit = limit;
    }

    /** Does it when its turn comes; false if too much waits already. */
    boolean offer(Runnable task) {
        synchronized (this) {
            if (busy) {
                if (waiting == null) {
                    waiting = new ArrayDeque<>();
                }
                return waiting.size() < limit && waiting.add(task);
            }
            busy = true;
        }
        return run(task);
    }

    private boolean run(Runnable task) {
        try {
            workers.execute(() -> {
                try {
                    task.run();
                } finally {
                    next();
                }
            });
            return true;
        } catch (RejectedExecutionException goingDown) {
            return false;
        }
    }

    /** Each goes to the end of the shared queue: a socket with much to do does not hold up the others. */
    private void next() {
        Runnable task;
        synchronized (this) {
            task = waiting == null ? null : waiting.poll();
            if (task == null) {
                waiting = null;
                busy = false;
                return;
            }
        }
        run(task);
    }
}
