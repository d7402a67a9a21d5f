package stoa.ledger.axon;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import stoa.ledger.Ledger;
import stoa.ledger.StoredEvent;

/**
 * All events after a position, without end. As long as it keeps up with the log it is fed from memory and wakes its
 * reader at once; further behind it takes what others have just read, and else reads page by page. For one reading
 * thread at a time.
 */
final class LedgerStream implements BlockingStream<TrackedEventMessage<?>> {

    private static final int PAGE = 1_000;

    /** So many at most are passed over before one is handed out, or the reader's token would never follow. */
    static final int PASSED_OVER = 500;

    private final Ledger ledger;
    private final EventTranslation translation;
    private final Deque<TrackedEventMessage<?>> fetched = new ArrayDeque<>();
    private final Set<Class<?>> unwanted = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition appended = lock.newCondition();
    private final Runnable unsubscribe;
    private volatile Optional<Runnable> onAvailable = Optional.empty();
    private long position;
    private int passedOver;

    LedgerStream(Ledger ledger, EventTranslation translation, TrackingToken token) {
        this.ledger = ledger;
        this.translation = translation;
        this.position = positionOf(token);
        if (position > ledger.position() && position > ledger.head()) {
            throw new IllegalStateException("position " + position + " is ahead of the ledger, which ends at "
                    + ledger.head() + ": whoever remembers it has followed another ledger");
        }
        this.unsubscribe = ledger.onAppended(events -> wake());
    }

    /** Where a token stands; nothing is the beginning. */
    static long positionOf(TrackingToken token) {
        return switch (WrappedToken.unwrapLowerBound(token)) {
            case null -> 0;
            case GlobalSequenceTrackingToken global -> global.getGlobalIndex();
            default -> throw new IllegalArgumentException("not a position in the ledger: " + token);
        };
    }

    private void wake() {
        lock.lock();
        try {
            appended.signalAll();
        } finally {
            lock.unlock();
        }
        onAvailable.ifPresent(Runnable::run);
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fetch();
        return Optional.ofNullable(fetched.peekFirst());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long nanos = unit.toNanos(timeout);
        while (!fetch()) {
            lock.lockInterruptibly();
            try {
                if (nanos <= 0) {
                    return false;
                }
                if (position >= ledger.position()) {
                    nanos = appended.awaitNanos(nanos);
                }
            } finally {
                lock.unlock();
            }
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.SECONDS)) {
            // Sixty-eight years have passed.
        }
        passedOver = 0;
        return fetched.removeFirst();
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        unwanted.add(ignored.getPayloadType());
    }

    private boolean fetch() {
        do {
            passOver();
        } while (fetched.isEmpty() && fetchMore());
        return !fetched.isEmpty();
    }

    private void passOver() {
        while (passedOver < PASSED_OVER
                && !fetched.isEmpty()
                && unwanted.contains(fetched.getFirst().getPayloadType())) {
            fetched.removeFirst();
            passedOver++;
        }
    }

    private boolean fetchMore() {
        return position < ledger.position()
                && (takeShared() || take(ledger.recent(position, PAGE)) || take(ledger.page(position, PAGE)));
    }

    private boolean takeShared() {
        List<List<TrackedEventMessage<?>>> shared = translation.sharedAfter(position, PAGE);
        shared.forEach(fetched::addAll);
        position += shared.size();
        return !shared.isEmpty();
    }

    private boolean take(List<StoredEvent> events) {
        if (events.isEmpty()) {
            return false;
        }
        for (StoredEvent event : events) {
            fetched.addAll(translation.toSharedMessages(event));
            // One by one: should an event be unreadable, those before it are not handed out twice.
            position = event.position();
        }
        return true;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = Optional.ofNullable(callback);
        return true;
    }

    @Override
    public void close() {
        unsubscribe.run();
        onAvailable = Optional.empty();
    }
}
