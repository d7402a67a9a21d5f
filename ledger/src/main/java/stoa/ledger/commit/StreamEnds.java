package stoa.ledger.commit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import stoa.ledger.Append;
import stoa.ledger.Guard;
import stoa.ledger.GuardFailedException;
import stoa.ledger.LedgerEvent;

/**
 * Where streams end while a batch is being put together. It either knows that from the database, or believes the first
 * append that mentions a stream and notes what it believed, for the database to confirm.
 */
final class StreamEnds {

    private final Map<String, Long> ends;
    private final Map<String, Long> believed = new LinkedHashMap<>();
    private final boolean believing;

    private StreamEnds(Map<String, Long> ends, boolean believing) {
        this.ends = ends;
        this.believing = believing;
    }

    static StreamEnds believed() {
        return new StreamEnds(new HashMap<>(), true);
    }

    static StreamEnds known(Map<String, Long> ends) {
        StreamEnds known = new StreamEnds(new HashMap<>(ends), false);
        known.believed.putAll(ends);
        return known;
    }

    /** What must be true of the database for this batch to be right. */
    Map<String, Long> premises() {
        return believed;
    }

    /** Lets the append's events follow, or says why they cannot. */
    Optional<RuntimeException> take(Append append) {
        for (Guard guard : append.guards()) {
            long end = endOf(guard.stream(), guard.sequence());
            if (end != guard.sequence()) {
                return Optional.of(new GuardFailedException(guard, end));
            }
        }
        Map<String, Long> next = new HashMap<>();
        for (LedgerEvent event : append.events()) {
            Long earlier = next.get(event.stream());
            long end = earlier != null ? earlier : endOf(event.stream(), event.sequence() - 1);
            if (event.sequence() != end + 1) {
                return Optional.of(conflict(event, end));
            }
            next.put(event.stream(), event.sequence());
        }
        ends.putAll(next);
        return Optional.empty();
    }

    private long endOf(String stream, long claimed) {
        Long end = ends.get(stream);
        if (end != null) {
            return end;
        }
        if (!believing) {
            throw new IllegalStateException("nobody asked where stream " + stream + " ends");
        }
        ends.put(stream, claimed);
        believed.put(stream, claimed);
        return claimed;
    }

    private static RuntimeException conflict(LedgerEvent event, long end) {
        if (event.sequence() == 0) {
            return new AggregateStreamCreationException("stream " + event.stream() + " exists already");
        }
        return new ConcurrencyException(
                "stream " + event.stream() + " ends at " + end + ", not before " + event.sequence());
    }
}
