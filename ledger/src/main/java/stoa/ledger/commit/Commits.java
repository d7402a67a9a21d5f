package stoa.ledger.commit;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ledger.LedgerUnavailableException;
import stoa.ledger.StoredEvent;

/**
 * Commits batches over the current session, and clears up where that fails. For one thread at a time.
 *
 * <p>While no other node writes, a batch costs one round trip: it is hashed for the end of the log that this node left
 * behind, and the database checks that premise, and what the appends say of their streams, under the lock. Where a
 * premise does not hold, the batch is worked out again with the lock in hand.
 */
final class Commits {

    private static final Logger log = LoggerFactory.getLogger(Commits.class);
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final CurrentSession current;
    private final AppendQueue queue;
    private final Consumer<List<StoredEvent>> committed;
    private final CommitMeters meters;
    private volatile boolean closing;
    private volatile boolean down;
    private Head head;
    private boolean alone = true; // No other node has written since: believing is worth a try.

    /**
     * A commit that failed.
     *
     * @param sent empty if nothing can have been committed
     */
    record Trouble(List<Pending> batch, Optional<Plan> sent, SQLException cause) {}

    Commits(CurrentSession current, AppendQueue queue, Consumer<List<StoredEvent>> committed, CommitMeters meters) {
        this.current = current;
        this.queue = queue;
        this.committed = committed;
        this.meters = meters;
    }

    /** Appends are refused at once. */
    boolean areDown() {
        return down;
    }

    /** Nothing has to be connected to or found out first. */
    boolean areReady() {
        return current.isOpen() && head != null;
    }

    /** From now on it gives up where it would try until it succeeds. */
    void closing() {
        closing = true;
    }

    /** The session; who commits next opens another. */
    void drop() {
        current.drop();
    }

    /** What fails is left to {@link #recover}; so is what the database does not answer in time. */
    Optional<Trouble> attemptWithin(Duration limit, List<Pending> batch) {
        return current.within(limit, () -> attempt(batch));
    }

    void commit(List<Pending> batch) {
        commit(batch, ATTEMPTS);
    }

    void recover(Trouble trouble) {
        recover(trouble, ATTEMPTS);
    }

    private void commit(List<Pending> batch, int attempts) {
        attempt(batch).ifPresent(trouble -> recover(trouble, attempts));
    }

    private Optional<Trouble> attempt(List<Pending> waiting) {
        List<Pending> batch = waiting.stream().filter(Pending::sending).toList();
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        long start = System.nanoTime();
        Optional<Plan> sent = Optional.empty();
        try {
            CommitSession session = current.get();
            head = head == null ? session.head() : head;
            sent = alone ? Plan.believing(head, batch) : Optional.empty();
            if (sent.isEmpty() || !session.append(sent.get())) {
                sent = Optional.empty();
                CommitSession.Locked locked = session.lock(Plan.streams(batch));
                alone = locked.head().position() == head.position();
                sent = Optional.of(Plan.knowing(locked.head(), batch, locked.ends()));
                finish(session, sent.get());
            }
            succeeded(sent.get(), start);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(new Trouble(batch, sent, e));
        }
    }

    /** With the lock held and the premises known. */
    private void finish(CommitSession session, Plan plan) throws SQLException {
        if (!plan.events().isEmpty() && !session.append(plan)) {
            throw new IllegalStateException("the log moved under the lock");
        }
        session.commit();
    }

    private void succeeded(Plan plan, long start) {
        head = plan.after();
        if (!plan.events().isEmpty()) {
            committed.accept(plan.events());
            meters.committed(plan, Duration.ofNanos(System.nanoTime() - start));
        }
        plan.accepted().forEach(Pending::succeeded);
        plan.refused().forEach(this::refuse);
    }

    private void recover(Trouble trouble, int attempts) {
        List<Pending> batch = trouble.batch();
        Optional<Plan> sent = trouble.sent();
        SQLException e = trouble.cause();
        if (sent.isPresent() && !Failure.isCertain(e, current.isUsable())) {
            log.warn("Lost the database in a commit of {} appends: {}", batch.size(), e.getMessage());
            meters.unknown();
            settle(sent.get(), batch, attempts);
            return;
        }
        current.drop();
        List<Pending> absent = batch.stream().filter(Pending::unsent).toList();
        if (sent.isEmpty() || !Failure.isOfTheData(e)) {
            refuse(absent, e);
            reconnect(CommitSession::head).ifPresent(now -> head = now);
        } else if (batch.size() == 1) {
            absent.forEach(pending -> refuse(pending, Failure.refusal(e)));
        } else {
            absent.forEach(pending -> commit(List.of(pending), attempts));
        }
    }

    /** Until it is known, nothing else is committed, and whoever asks is told that the ledger is not available. */
    private void settle(Plan plan, List<Pending> batch, int attempts) {
        long start = System.nanoTime();
        String lost = current.name();
        current.drop();
        reconnect(fresh -> fresh.settle(plan, lost)).ifPresent(settled -> {
            log.info("The lost commit turned out {}", settled.committed() ? "done" : "undone");
            if (settled.committed()) {
                succeeded(plan, start);
            }
            head = settled.head();
            if (!settled.committed()) {
                again(batch.stream().filter(Pending::unsent).toList(), attempts - 1);
            }
        });
    }

    private void again(List<Pending> absent, int attempts) {
        if (attempts > 0) {
            commit(absent, attempts);
        } else {
            refuse(absent, new SQLException("the connection was lost " + ATTEMPTS + " times"));
        }
    }

    private interface FirstStep<T> {
        T on(CommitSession fresh) throws SQLException;
    }

    /**
     * Tries until it succeeds. One failure may be an accident of its own; from the second on the database is down, and
     * what comes in is refused at once. Empty only if the ledger is closed before that.
     */
    private <T> Optional<T> reconnect(FirstStep<T> step) {
        Duration pause = Duration.ZERO;
        while (!closing) {
            try {
                T result = step.on(current.open());
                if (down) {
                    log.info("The ledger's database is back");
                    down = false;
                }
                return Optional.of(result);
            } catch (SQLException e) {
                current.drop();
                if (!pause.isZero()) {
                    goDown(e);
                }
                pause = longer(pause);
                LockSupport.parkNanos(this, pause.toNanos());
            }
        }
        return Optional.empty();
    }

    private void goDown(SQLException e) {
        if (!down) {
            log.warn("The ledger's database is down: {}", e.getMessage());
            down = true;
        }
        refuse(queue.drain(), e);
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }

    private void refuse(List<Pending> pending, SQLException cause) {
        pending.forEach(one -> refuse(one, new LedgerUnavailableException("the ledger's database is down", cause)));
    }

    private void refuse(Pending pending, RuntimeException reason) {
        meters.refused(reason);
        pending.failed(reason);
    }
}
