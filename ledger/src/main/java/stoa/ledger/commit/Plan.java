package stoa.ledger.commit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stoa.ledger.Append;
import stoa.ledger.Appended;
import stoa.ledger.CanonicalBytes;
import stoa.ledger.Guard;
import stoa.ledger.LedgerEvent;
import stoa.ledger.StoredEvent;
import stoa.ledger.tree.RightEdge;
import stoa.ledger.tree.Subtree;
import stoa.ledger.tree.TreeHash;

/** One batch, worked out for one exact end of the log: which appends go in, at which positions, under which hashes. */
final class Plan {

    private final Head before;
    private final RightEdge edge;
    private final StreamEnds ends;
    private final TreeHash hash = new TreeHash();
    private final List<StoredEvent> events = new ArrayList<>();
    private final List<byte[]> leaves = new ArrayList<>();
    private final List<Subtree> subtrees = new ArrayList<>();
    private final Map<Pending, Appended> accepted = new LinkedHashMap<>();
    private final Map<Pending, RuntimeException> refused = new LinkedHashMap<>();

    private Plan(Head before, StreamEnds ends) {
        this.before = before;
        this.edge = before.edge().copy();
        this.ends = ends;
    }

    /**
     * Believes that every stream ends where the appends say. Empty if they contradict each other: then only the
     * database can tell who is right.
     */
    static Optional<Plan> believing(Head head, List<Pending> batch) {
        Plan plan = new Plan(head, StreamEnds.believed());
        for (Pending pending : batch) {
            if (plan.ends.take(pending.append()).isPresent()) {
                return Optional.empty();
            }
        }
        batch.forEach(plan::accept);
        return Optional.of(plan);
    }

    /** Knows, under the lock, where every stream of {@link #streams} ends. */
    static Plan knowing(Head head, List<Pending> batch, Map<String, Long> endOfStream) {
        Plan plan = new Plan(head, StreamEnds.known(endOfStream));
        for (Pending pending : batch) {
            plan.ends
                    .take(pending.append())
                    .ifPresentOrElse(why -> plan.refused.put(pending, why), () -> plan.accept(pending));
        }
        return plan;
    }

    static Set<String> streams(List<Pending> batch) {
        Set<String> streams = new LinkedHashSet<>();
        for (Pending pending : batch) {
            pending.append().events().forEach(event -> streams.add(event.stream()));
            pending.append().guards().stream().map(Guard::stream).forEach(streams::add);
        }
        return streams;
    }

    private void accept(Pending pending) {
        Append append = pending.append();
        long first = edge.size() + 1;
        for (int i = 0; i < append.events().size(); i++) {
            LedgerEvent event = append.events().get(i);
            long position = edge.size() + 1;
            byte[] leaf = hash.leaf(CanonicalBytes.of(position, event));
            edge.add(leaf, subtrees::add);
            leaves.add(leaf);
            Optional<Object> origin = append.origins().isEmpty()
                    ? Optional.empty()
                    : Optional.of(append.origins().get(i));
            events.add(new StoredEvent(position, event, origin));
        }
        accepted.put(pending, new Appended(first, edge.size()));
    }

    /** The simplest case and, while little happens, the usual one: an event, and nothing to say of anything else. */
    boolean isOfOneEvent() {
        return events.size() == 1 && ends.premises().size() == 1 && subtrees.isEmpty() && !before.overheard();
    }

    Head before() {
        return before;
    }

    Head after() {
        return new Head(before.fence(), edge, before.overheard());
    }

    Map<String, Long> premises() {
        return ends.premises();
    }

    List<StoredEvent> events() {
        return events;
    }

    List<byte[]> leaves() {
        return leaves;
    }

    List<Subtree> subtrees() {
        return subtrees;
    }

    Map<Pending, Appended> accepted() {
        return accepted;
    }

    Map<Pending, RuntimeException> refused() {
        return refused;
    }
}
