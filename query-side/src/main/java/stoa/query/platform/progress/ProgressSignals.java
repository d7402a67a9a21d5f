package stoa.query.platform.progress;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.vault.Signals;

/**
 * Carries progress between nodes. What is advanced while one notice is under way goes out with the next, so a busy view
 * sends as fast as the channel allows and no faster. A node that is alone sends nothing but a greeting now and then,
 * since each notice costs a commit.
 */
public final class ProgressSignals implements AutoCloseable {

    static final String CHANNEL = "stoa_view_progress";

    private static final Logger log = LoggerFactory.getLogger(ProgressSignals.class);
    private static final Duration GREETING = Duration.ofSeconds(5);
    private static final Duration COMPANY = GREETING.multipliedBy(3);
    private static final String HELLO = "hello";

    private final String node = Long.toHexString(new Random().nextLong());
    private final Signals signals;
    private final ProgressBoard board;
    private final Consumer<String> overtaken;
    private final Set<String> advancedHere = ConcurrentHashMap.newKeySet();
    private final Set<String> unsent = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean sending = new AtomicBoolean();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("view-progress").factory());
    private volatile Optional<ScheduledFuture<?>> greeting = Optional.empty();
    private volatile long companyUntil = System.nanoTime();

    /**
     * @param overtaken told each view that another node has advanced beyond what this one knew, before anybody who
     *     waits for it goes on
     */
    public ProgressSignals(Signals signals, ProgressBoard board, Consumer<String> overtaken) {
        this.signals = signals;
        this.board = board;
        this.overtaken = overtaken;
    }

    /** Starts to listen, and asks all others how far their views are. */
    public void start() {
        signals.listen(CHANNEL, this::heard, this::missed);
        long interval = GREETING.toMillis();
        greeting = Optional.of(sender.scheduleWithFixedDelay(() -> send(HELLO), 0, interval, TimeUnit.MILLISECONDS));
    }

    /** This node has advanced a view. */
    public void advanced(String group, long position) {
        board.advance(group, position);
        if (!advancedHere.contains(group)) {
            advancedHere.add(group);
        }
        if (companyUntil - System.nanoTime() > 0) {
            unsent.add(group);
            sendSoon();
        }
    }

    private void sendSoon() {
        if (sending.compareAndSet(false, true)) {
            sender.execute(() -> {
                sending.set(false);
                StringBuilder notice = new StringBuilder();
                for (String group : Set.copyOf(unsent)) {
                    // First removed, then read: what advances in between is sent twice rather than never.
                    unsent.remove(group);
                    notice.append(group).append('=').append(board.passed(group)).append(' ');
                }
                if (!notice.isEmpty()) {
                    send(notice.toString());
                }
            });
        }
    }

    private void send(String content) {
        try {
            signals.send(CHANNEL, node + " " + content);
        } catch (RuntimeException failure) {
            log.debug("A notice of progress was lost; whoever waits for it is answered after its time.", failure);
        }
    }

    private void heard(String notice) {
        String[] words = notice.split(" ", -1);
        if (words[0].equals(node)) {
            return;
        }
        companyUntil = System.nanoTime() + COMPANY.toNanos();
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=", -1);
            if (words[i].equals(HELLO)) {
                unsent.addAll(advancedHere);
                sendSoon();
            } else if (pair.length == 2) {
                advancedElsewhere(pair[0], Long.parseLong(pair[1]));
            }
        }
    }

    private void advancedElsewhere(String group, long position) {
        if (position > board.passed(group)) {
            overtaken.accept(group);
            board.advance(group, position);
        }
    }

    /** Some notices may be lost: doubt what is in memory, and ask again. */
    private void missed() {
        board.known().forEach(overtaken);
        sender.execute(() -> send(HELLO));
    }

    @Override
    public void close() {
        greeting.ifPresent(running -> running.cancel(false));
        sender.shutdownNow();
    }
}
