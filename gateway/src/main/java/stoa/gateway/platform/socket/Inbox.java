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

    /** Something to do, and how many bytes it holds on to until it is done. */
    private record Task(int bytes, Runnable work) {}

    private final Executor workers;
    private final int maxTasks;
    private final long maxBytes;

    /** Null as long as nothing waits. */
    private Deque<Task> waiting;

    private long waitingBytes;
    private boolean busy;

    /**
     * @param maxTasks how many may wait for the one that is being done
     * @param maxBytes how much those that wait may hold on to
     */
    Inbox(Executor workers, int maxTasks, long maxBytes) {
        this.workers = workers;
        this.maxTasks = maxTasks;
        this.maxBytes = maxBytes;
    }

    /**
     * Does it when its turn comes; false if too much waits already.
     *
     * @param bytes how much it holds on to until it is done
     */
    boolean offer(int bytes, Runnable work) {
        Task task = new Task(bytes, work);
        synchronized (this) {
            if (busy) {
                return keep(task);
            }
            busy = true;
        }
        return run(task);
    }

    private boolean keep(Task task) {
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        if (waiting.size() == maxTasks || waitingBytes + task.bytes() > maxBytes) {
            return false;
        }
        waitingBytes += task.bytes();
        return waiting.add(task);
    }

    private boolean run(Task task) {
        try {
            workers.execute(() -> {
                try {
                    task.work().run();
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
        Task task;
        synchronized (this) {
            task = waiting == null ? null : waiting.poll();
            if (task == null) {
                waiting = null;
                busy = false;
                return;
            }
            waitingBytes -= task.bytes();
        }
        run(task);
    }
}
