package stoa.ledger.tail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ledger.LedgerSettings;
import stoa.ledger.StoredEvent;

/**
 * Puts what this node wrote and what it hears that others wrote into one order, keeps the newest of it in memory and
 * tells those who follow. One thread does all of this, so that no listener holds up a commit.
 */
public final class Tail implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Tail.class);
    private static final int PAGE = 1_000;

    private final LogReader reader;
    private final LedgerSettings settings;
    private final RecentEvents recent;
    private final List<Consumer<List<StoredEvent>>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<List<StoredEvent>> own = new ArrayDeque<>();
    private final Thread thread;
    private int ownEvents;
    private long heardOf;
    private boolean askForHead;
    private boolean failing;
    private volatile long position;
    private volatile boolean closed;

    public Tail(LogReader reader, LedgerSettings settings) {
        this.reader = reader;
        this.settings = settings;
        this.position = reader.head();
        this.recent = new RecentEvents(settings.recentEvents(), settings.recentBytes(), position);
        this.thread = Thread.ofPlatform().name("ledger-tail").daemon().start(this::run);
    }

    /** Everything up to here has been told to the listeners, or is being told. */
    public long position() {
        return position;
    }

    public List<StoredEvent> recent(long after, int limit) {
        return recent.after(after, limit);
    }

    public Runnable onAppended(Consumer<List<StoredEvent>> listener) {
        // Wrapped, so that each registration is one of its own.
        Consumer<List<StoredEvent>> registered = events -> listener.accept(events);
        listeners.add(registered);
        return () -> listeners.remove(registered);
    }

    /** Takes over what this node has just committed. */
    public void committed(List<StoredEvent> batch) {
        lock.lock();
        try {
            heardOf = Math.max(heardOf, batch.getLast().position());
            own.addLast(batch);
            ownEvents += batch.size();
            if (ownEvents > settings.recentEvents()) {
                // A listener is slow. The database has it all; memory is not for a second copy.
                own.clear();
                ownEvents = 0;
            }
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Another node says that it has committed up to there. */
    public void heard(long announced) {
        lock.lock();
        try {
            heardOf = Math.max(heardOf, announced);
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Something may have been missed. */
    public void lookUp() {
        lock.lock();
        try {
            askForHead = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!closed) {
            try {
                await();
                advance();
                failing = false;
            } catch (RuntimeException | Error e) {
                if (!failing) {
                    log.warn("The tail cannot read the ledger; it goes on trying: {}", e.getMessage());
                    failing = true;
                }
            }
        }
    }

    private void await() {
        lock.lock();
        try {
            long nanos = settings.pollEvery().toNanos();
            while (isIdle() && nanos > 0) {
                nanos = news.awaitNanos(nanos);
            }
            askForHead |= nanos <= 0;
        } catch (InterruptedException e) {
            // Only close() ends this thread.
            Thread.currentThread().interrupt();
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** After a failure it rests, whatever there may be to do. */
    private boolean isIdle() {
        return !closed && (failing || (own.isEmpty() && heardOf <= position && !askForHead));
    }

    private void advance() {
        boolean more = true;
        while (more && !closed) {
            List<StoredEvent> mine = nextOwn();
            if (!mine.isEmpty() && mine.getFirst().position() == position + 1) {
                lock.lock();
                try {
                    forgetFirst();
                } finally {
                    lock.unlock();
                }
                publish(mine);
            } else {
                more = readUpTo(mine.isEmpty() ? target() : mine.getFirst().position() - 1);
            }
        }
    }

    /** The part of this node's oldest batch in waiting that is not yet told; empty if there is none. */
    private List<StoredEvent> nextOwn() {
        lock.lock();
        try {
            while (!own.isEmpty() && own.getFirst().getLast().position() <= position) {
                forgetFirst();
            }
            if (own.isEmpty()) {
                return List.of();
            }
            List<StoredEvent> batch = own.getFirst();
            long told = position - batch.getFirst().position() + 1;
            return told > 0 ? batch.subList((int) told, batch.size()) : batch;
        } finally {
            lock.unlock();
        }
    }

    private void forgetFirst() {
        List<StoredEvent> forgotten = own.pollFirst();
        ownEvents -= forgotten == null ? 0 : forgotten.size();
    }

    private long target() {
        boolean ask;
        lock.lock();
        try {
            ask = askForHead;
            askForHead = false;
        } finally {
            lock.unlock();
        }
        long head = ask ? reader.head() : 0;
        lock.lock();
        try {
            heardOf = Math.max(heardOf, head);
            return heardOf;
        } finally {
            lock.unlock();
        }
    }

    private boolean readUpTo(long target) {
        if (target <= position) {
            return false;
        }
        List<StoredEvent> page = reader.page(position, (int) Math.min(PAGE, target - position));
        publish(page);
        return !page.isEmpty();
    }

    private void publish(List<StoredEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        recent.add(events);
        position = events.getLast().position();
        for (Consumer<List<StoredEvent>> listener : listeners) {
            try {
                listener.accept(events);
            } catch (RuntimeException | Error e) {
                log.error("A listener of the ledger's tail failed", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        lookUp();
        try {
            thread.join(settings.pollEvery().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
