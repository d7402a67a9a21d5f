package stoa.ledger.commit;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.ledger.Append;
import stoa.ledger.Appended;
import stoa.ledger.LedgerSettings;
import stoa.ledger.LedgerUnavailableException;
import stoa.ledger.OutcomeUnknownException;
import stoa.ledger.StoredEvent;
import stoa.ledger.commit.Commits.Trouble;

/**
 * Writes all that waits in one transaction, again and again: the batch is what arrived while the last commit ran, so a
 * lone append waits for nobody and many share one commit.
 *
 * <p>One thread does this, and clears up after every failure. But an append that finds nobody there is committed by its
 * own caller, who would otherwise only wait: waking a thread and being woken by it costs as much as a commit.
 */
public final class Committer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Committer.class);

    private final LedgerSettings settings;
    private final AppendQueue queue;
    private final Commits commits;
    private final ReentrantLock turn = new ReentrantLock();
    private final Thread thread;
    private Optional<Trouble> leftBehind = Optional.empty(); // By a caller; with the turn in hand.
    private volatile boolean shared; // The last commit was, so that the next one may be too.
    private volatile boolean closed;

    /**
     * @param dedicated gives a connection of its own at each call
     * @param node by which other nodes tell this one's announcements from their own
     * @param committed told of each batch, in order, before its waiters are
     */
    public Committer(
            DataSource dedicated,
            LedgerSettings settings,
            String node,
            Consumer<List<StoredEvent>> committed,
            MeterRegistry registry) {
        this.settings = settings;
        this.queue = new AppendQueue(settings);
        CommitMeters meters = new CommitMeters(registry, queue::size);
        this.commits = new Commits(new CurrentSession(dedicated, settings, node), queue, committed, meters);
        this.thread = Thread.ofPlatform().name("ledger-committer").daemon().start(this::run);
    }

    /** See {@link stoa.ledger.Ledger#append}. */
    public Appended append(Append append) {
        if (commits.areDown()) {
            throw new LedgerUnavailableException("the ledger's database is down");
        }
        long start = System.nanoTime();
        Pending pending = new Pending(append);
        if (commitHere(pending)) {
            return pending.await(settings.answerWithin().minusNanos(System.nanoTime() - start));
        }
        try {
            if (!queue.put(pending, settings.answerWithin())) {
                throw new LedgerUnavailableException("the ledger is overloaded, or closing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException("interrupted before the append was sent", e);
        }
        return pending.await(settings.answerWithin());
    }

    /** False if it has to queue: others commit or wait, or are likely to in a moment and had better share. */
    private boolean commitHere(Pending pending) {
        if (shared || Thread.currentThread().isInterrupted() || !turn.tryLock()) {
            return false;
        }
        try {
            if (closed || leftBehind.isPresent() || queue.size() > 0 || !commits.areReady()) {
                return false;
            }
            List<Pending> alone = List.of(pending);
            guarded(alone, () -> {
                leftBehind = commits.attemptWithin(settings.answerWithin(), alone);
            });
            if (leftBehind.isPresent()) {
                queue.rouse();
            }
            return true;
        } finally {
            turn.unlock();
        }
    }

    private void run() {
        while (queue.await()) {
            turn.lock();
            try {
                clearUp();
                List<Pending> batch = queue.take();
                shared = batch.size() > 1;
                guarded(batch, () -> commits.commit(batch));
            } finally {
                turn.unlock();
            }
        }
        turn.lock(); // A caller may still be at it.
        clearUp();
        commits.drop();
    }

    /** Takes over from a caller whose commit failed: finding out what became of it may take longer than he waits. */
    private void clearUp() {
        Optional<Trouble> trouble = leftBehind;
        leftBehind = Optional.empty();
        trouble.ifPresent(left -> guarded(left.batch(), () -> commits.recover(left)));
    }

    private void guarded(List<Pending> batch, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            log.error("The committer failed", e);
            commits.drop();
            batch.forEach(pending -> pending.failed(new OutcomeUnknownException("the committer failed: " + e)));
        }
    }

    /** Commits what waits, then ends. */
    @Override
    public void close() {
        closed = true;
        commits.closing();
        queue.close();
        LockSupport.unpark(thread);
        try {
            thread.join(settings.answerWithin().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
