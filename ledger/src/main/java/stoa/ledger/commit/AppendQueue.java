package stoa.ledger.commit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import stoa.ledger.LedgerSettings;

/** Appends that wait for the committer, bounded by count and by bytes: whoever finds no room waits outside. */
final class AppendQueue {

    private final LedgerSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition drained = lock.newCondition();
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean roused;
    private boolean closed;

    AppendQueue(LedgerSettings settings) {
        this.settings = settings;
    }

    /** False if there was no room for that long, or the queue is closed. */
    boolean put(Pending pending, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = patience.toNanos();
            while (!closed && !hasRoomFor(pending)) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = drained.awaitNanos(nanos);
            }
            if (closed) {
                return false;
            }
            waiting.addLast(pending);
            bytes += pending.bytes();
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until something waits or {@link #rouse} is called. False once it is closed and nothing waits. */
    boolean await() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !roused && !closed) {
                filled.awaitUninterruptibly();
            }
            boolean work = roused || !waiting.isEmpty();
            roused = false;
            return work;
        } finally {
            lock.unlock();
        }
    }

    /** Lets {@link #await} return although nothing may wait. */
    void rouse() {
        lock.lock();
        try {
            roused = true;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** All that waits, up to the bounds of one batch. */
    List<Pending> take() {
        lock.lock();
        try {
            List<Pending> batch = new ArrayList<>();
            int events = 0;
            long weight = 0;
            while (!waiting.isEmpty() && (batch.isEmpty() || fits(waiting.getFirst(), events, weight))) {
                Pending next = waiting.removeFirst();
                batch.add(next);
                events += next.events();
                weight += next.bytes();
            }
            bytes -= weight;
            drained.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Everything that waits, at once. */
    List<Pending> drain() {
        lock.lock();
        try {
            List<Pending> all = List.copyOf(waiting);
            waiting.clear();
            bytes = 0;
            drained.signalAll();
            return all;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
            drained.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoomFor(Pending pending) {
        return waiting.isEmpty()
                || (waiting.size() < settings.queueAppends() && bytes + pending.bytes() <= settings.queueBytes());
    }

    private boolean fits(Pending next, int events, long weight) {
        return events + next.events() <= settings.batchEvents() && weight + next.bytes() <= settings.batchBytes();
    }
}
