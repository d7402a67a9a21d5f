package stoa.ledger.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import stoa.ledger.Append;
import stoa.ledger.Appended;
import stoa.ledger.Guard;
import stoa.ledger.GuardFailedException;
import stoa.ledger.Ledger;
import stoa.ledger.LedgerEvent;
import stoa.ledger.LedgerSettings;
import stoa.ledger.LedgerUnavailableException;
import stoa.ledger.OutcomeUnknownException;
import stoa.ledger.TestEvents;

/**
 * One of the JVMs of {@link LedgerTortureIT}: many threads append at random to few streams, and every answer that the
 * ledger gave is written down, one line each: answer, positions, event ids, and the guard that was relied on.
 */
final class TortureWorker {

    static final int THREADS = 16;
    private static final int HOT_STREAMS = 24;

    /** A client that is refused and comes back at once would only keep the others from their turn. */
    private static final Duration CLIENT_PAUSE = Duration.ofMillis(5);

    private final Ledger ledger;
    private final Instant end;
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final AtomicLong told;

    private TortureWorker(Ledger ledger, Instant end) {
        this.ledger = ledger;
        this.end = end;
        this.told = new AtomicLong(-1);
    }

    /** Arguments: URL, user, password, seed, seconds, file for the answers. */
    public static void main(String[] args) throws Exception {
        LedgerSettings settings = LedgerSettings.defaults().withAnswerWithin(Duration.ofSeconds(2));
        try (LedgerDatabase database = LedgerDatabase.at(args[0], args[1], args[2], THREADS);
                PostgresLedger ledger = PostgresLedger.open(database, settings)) {
            Files.createFile(Path.of(args[5] + ".ready"));
            Instant end = Instant.now().plusSeconds(Long.parseLong(args[4]));
            new TortureWorker(ledger, end).run(Long.parseLong(args[3]), Path.of(args[5]));
        }
    }

    private void run(long seed, Path file) throws InterruptedException, IOException {
        Runnable unsubscribe = ledger.onAppended(events -> events.forEach(event -> hear(event.position())));
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(seed * THREADS + i);
                threads.execute(() -> appendUntilTheEnd(random));
            }
            threads.shutdown();
            if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
                answers.add("STUCK");
            }
        }
        unsubscribe.run();
        Files.write(file, answers);
    }

    private void hear(long position) {
        long before = told.getAndSet(position);
        if (before >= 0 && position != before + 1) {
            answers.add("DISORDER " + before + " " + position);
        }
    }

    private void appendUntilTheEnd(Random random) {
        while (Instant.now().isBefore(end)) {
            try {
                Append append = draw(random);
                answers.add(answer(append) + " " + ids(append) + " " + guards(append));
            } catch (LedgerUnavailableException e) {
                // A read failed: nothing was asked of the ledger.
                Thread.onSpinWait();
            } catch (RuntimeException e) {
                answers.add("BROKEN " + e);
            }
        }
    }

    private String answer(Append append) {
        try {
            Appended appended = ledger.append(append);
            return "DONE " + appended.firstPosition() + " " + appended.lastPosition();
        } catch (OutcomeUnknownException e) {
            return "UNKNOWN 0 0";
        } catch (GuardFailedException e) {
            return "GUARDED 0 0";
        } catch (ConcurrencyException | AggregateStreamCreationException e) {
            return "CONFLICT 0 0";
        } catch (EventStoreException e) {
            return "UNFIT 0 0";
        } catch (LedgerUnavailableException e) {
            LockSupport.parkNanos(CLIENT_PAUSE.toNanos());
            return "UNAVAILABLE 0 0";
        }
    }

    private Append draw(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> Append.of(TestEvents.event("fresh:" + random.nextLong(), 0));
            case 1 -> Append.of(TestEvents.event("unfit:\0" + random.nextLong(), 0));
            case 2 -> onOneStream(random, 1, -1);
            case 3 -> onTwoStreams(random);
            case 4, 5 -> {
                String watched = hot(random);
                yield onOneStream(random, 1, 0).guardedBy(new Guard(watched, ledger.endOf(watched)));
            }
            default -> onOneStream(random, 1 + random.nextInt(3), 0);
        };
    }

    private Append onOneStream(Random random, int events, int wrongBy) {
        String stream = hot(random);
        return new Append(following(stream, events, wrongBy), List.of(), List.of());
    }

    private Append onTwoStreams(Random random) {
        String one = hot(random);
        List<LedgerEvent> events = new ArrayList<>(following(one, 2, 0));
        events.addAll(following("pair:" + one, 1, 0));
        return new Append(events, List.of(), List.of());
    }

    private List<LedgerEvent> following(String stream, int count, int wrongBy) {
        long next = Math.max(0, ledger.endOf(stream) + 1 + wrongBy);
        List<LedgerEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(TestEvents.event(stream, next + i));
        }
        return events;
    }

    private static String hot(Random random) {
        return "hot:" + random.nextInt(HOT_STREAMS);
    }

    private static String ids(Append append) {
        return append.events().stream().map(LedgerEvent::id).collect(Collectors.joining(","));
    }

    private static String guards(Append append) {
        return append.guards().isEmpty()
                ? "-"
                : append.guards().getFirst().stream() + "="
                        + append.guards().getFirst().sequence();
    }
}
