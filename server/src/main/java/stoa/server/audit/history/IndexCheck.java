package stoa.server.audit.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import stoa.ledger.StoredEvent;
import stoa.ledger.postgres.LedgerDatabase;
import stoa.ledger.postgres.LogPages;
import stoa.ledger.postgres.SubjectIndex;

/** Compares the whole index of subjects with the log, while that is read. */
public final class IndexCheck {

    /**
     * What is wrong with the index.
     *
     * @param position the first event that it has wrongly
     */
    public record Fault(long position, String what) {}

    private static final int STRETCH = 2_048;

    private final SubjectIndex index;
    private final SubjectIndexing indexing;
    private final boolean comparable;
    private final long indexed;
    private final List<StoredEvent> waiting = new ArrayList<>();
    private Optional<Fault> fault = Optional.empty();

    public IndexCheck(LedgerDatabase database) {
        this.index = new SubjectIndex(database);
        this.indexing = new SubjectIndexing(new LogPages(database), index);
        SubjectIndex.State state = index.state();
        this.comparable = SubjectIndexing.isOurs(state);
        this.indexed = state.position();
    }

    /** How far the index had come; nothing if it was made by another declaration of what belongs to which subject. */
    public Optional<Long> indexed() {
        return comparable ? Optional.of(indexed) : Optional.empty();
    }

    /** The next event of the log. */
    public void take(StoredEvent stored) {
        if (comparable && fault.isEmpty() && stored.position() <= indexed) {
            waiting.add(stored);
            if (waiting.size() == STRETCH) {
                compare();
            }
        }
    }

    /** After the last event. */
    public Optional<Fault> finish() {
        if (fault.isEmpty() && !waiting.isEmpty()) {
            compare();
        }
        return fault;
    }

    private void compare() {
        Set<SubjectIndex.Entry> lacking = new HashSet<>(indexing.entries(waiting));
        Set<SubjectIndex.Entry> surplus = new HashSet<>(index.stretch(
                waiting.getFirst().position() - 1, waiting.getLast().position()));
        Set<SubjectIndex.Entry> there = Set.copyOf(surplus);
        surplus.removeAll(lacking);
        lacking.removeAll(there);
        waiting.clear();
        fault = Stream.concat(
                        lacking.stream().map(it -> new Fault(it.position(), "the index lacks it for " + name(it))),
                        surplus.stream()
                                .map(it -> new Fault(it.position(), "the index has it wrongly for " + name(it))))
                .min(Comparator.comparingLong(Fault::position));
    }

    private static String name(SubjectIndex.Entry entry) {
        return "subject " + entry.kind() + ":" + entry.id();
    }
}
