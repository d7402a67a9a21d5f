package stoa.ledger.postgres;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import stoa.ledger.StoredEvent;
import stoa.ledger.tree.Checkpoint;
import stoa.ledger.tree.NoteVerifier;
import stoa.ledger.tree.RightEdge;
import stoa.ledger.tree.Subtree;

/**
 * Reads the log and computes it all again: every leaf, the tree, and what each checkpoint says. It stops at the first
 * thing that is wrong. Appends may go on meanwhile.
 */
public final class Verification {

    /**
     * What came out.
     *
     * @param from after which position the events were read; the tree before it is that of a checkpoint
     * @param size of the log as far as it was read
     * @param root over it, as computed from the events
     * @param checkpoints that were found right
     * @param finding the first thing that is wrong
     */
    @SuppressWarnings("ArrayRecordComponent") // Shown, not compared.
    public record Report(long from, long size, byte[] root, long checkpoints, Optional<Finding> finding) {}

    /** Something wrong at a position, or somewhere between two, where only the tree tells that it is. */
    public record Finding(long fromPosition, long toPosition, String what) {}

    /** Hears how far the log has been read. */
    @FunctionalInterface
    public interface Progress {

        void at(long position, long end);
    }

    private static final int TILE_HEIGHT = 8;
    private static final String MISSING = "the events are missing";
    private static final String NOT_SIGNED = "the checkpoint up to here is not signed by the log's key";

    private final Sql sql;
    private final TreeStore tree;
    private final KeptRoots kept = new KeptRoots();
    private Predicate<String> signed = note -> true;
    private Optional<Consumer<StoredEvent>> reader = Optional.empty();
    private Progress progress = (position, end) -> {};
    private Optional<Checkpoint> start = Optional.empty();
    private long startBefore;

    private RightEdge computed = RightEdge.of(0, new byte[0]);
    private long checkpoints;
    private long lastRight;
    private Optional<Finding> finding = Optional.empty();

    private Verification(LedgerDatabase database) {
        this.sql = new Sql(database.pool());
        this.tree = new TreeStore(sql);
    }

    public static Report of(LedgerDatabase database) {
        return over(database).run();
    }

    /** Is done by {@link #run}. */
    public static Verification over(LedgerDatabase database) {
        return new Verification(database);
    }

    /** Also hold the log against a checkpoint that was kept elsewhere. */
    public Verification against(Checkpoint checkpoint) {
        kept.add(checkpoint);
        return this;
    }

    /** Also ask of each stored checkpoint's note whether it is signed. */
    public Verification signedBy(NoteVerifier key) {
        signed = key::isSigned;
        return this;
    }

    /** Shows each event once its leaf has been found right; what it throws ends the verification. */
    public Verification showing(Consumer<StoredEvent> each) {
        reader = Optional.of(each);
        return this;
    }

    public Verification telling(Progress listener) {
        progress = listener;
        return this;
    }

    /** Leaves out the events that a checkpoint covers: the tree up to there must be the checkpoint's, no more. */
    public Verification from(Checkpoint checkpoint) {
        start = Optional.of(checkpoint);
        return against(checkpoint);
    }

    /** Begins at the newest stored checkpoint that does not cover this position. */
    public Verification from(long position) {
        startBefore = position;
        return this;
    }

    /** Reads the log as long as it is now. */
    public Report run() {
        // Before the head: of a log that grows meanwhile, a later checkpoint would seem to have lost its events.
        long promised = Math.max(kept.largest(), tree.largestNote());
        TreeStore.End end = tree.end();
        long from = begin(end.size());
        verifyUpTo(end.size());
        if (finding.isEmpty()) {
            compareWith(end, promised);
        }
        return new Report(from, computed.size(), computed.root(), checkpoints, finding);
    }

    private long begin(long end) {
        start.or(this::noteBeforeStart).ifPresent(checkpoint -> goOnFrom(checkpoint, end));
        lastRight = computed.size();
        kept.before(lastRight).forEach((size, roots) -> {
            boolean same = tree.edgeAt(size)
                    .map(edge -> Set.of(hex(edge.root())))
                    .filter(roots::equals)
                    .isPresent();
            if (!same) {
                found(1, size, "the tree is not that of a checkpoint that was kept");
            }
        });
        return computed.size();
    }

    private Optional<Checkpoint> noteBeforeStart() {
        Optional<String> note = tree.noteBefore(startBefore);
        note.filter(signed.negate())
                .map(Checkpoint::parse)
                .ifPresent(checkpoint -> found(checkpoint.size(), checkpoint.size(), NOT_SIGNED));
        return note.map(Checkpoint::parse);
    }

    /** That the stored hashes come down to the checkpoint's root says that they are those of its tree. */
    private void goOnFrom(Checkpoint checkpoint, long end) {
        if (checkpoint.size() > end) {
            return; // Everything is read, and what is missing at the end is found there.
        }
        tree.edgeAt(checkpoint.size())
                .filter(edge -> Arrays.equals(edge.root(), checkpoint.root()))
                .ifPresentOrElse(
                        edge -> computed = edge,
                        () -> found(1, checkpoint.size(), "the tree up to here is not that of the checkpoint"));
    }

    private void verifyUpTo(long end) {
        StretchReader stretch = new StretchReader(sql, signed, reader.isPresent());
        try (Stretches stretches = new Stretches(stretch, computed.size(), end)) {
            while (finding.isEmpty() && computed.size() < end) {
                take(stretches.next(), end);
                progress.at(computed.size(), end);
            }
        }
    }

    private void take(Stretch stretch, long end) {
        if (computed.size() == 0) {
            compareWithNotes(stretch); // Even what was signed before the first event.
        }
        Iterator<Stretch.Hashed> events = stretch.events().iterator();
        while (finding.isEmpty() && events.hasNext()) {
            take(events.next(), stretch);
        }
        if (finding.isEmpty() && computed.size() < stretch.to()) {
            long next = tree.positionAfter(stretch.to()).orElse(end + 1);
            found(computed.size() + 1, next - 1, MISSING);
        }
    }

    private void take(Stretch.Hashed event, Stretch stretch) {
        long expected = computed.size() + 1;
        if (event.position() > expected) {
            found(expected, event.position() - 1, MISSING);
        } else if (event.position() < expected) {
            found(event.position(), event.position(), "there are two events at this position");
        } else if (!event.right()) {
            found(expected, expected, "the event is not the one that was hashed");
        } else {
            computed.add(event.leaf(), made -> compare(made, stretch));
            compareWithNotes(stretch);
            if (finding.isEmpty()) {
                reader.ifPresent(it -> it.accept(event.stored().orElseThrow()));
            }
        }
    }

    private void compare(Subtree made, Stretch stretch) {
        int height = TILE_HEIGHT * made.level();
        long first = (made.index() << height) + 1;
        if (!Arrays.equals(stretch.subtrees().get(Stretch.key(made)), made.hash())) {
            found(first, first + (1L << height) - 1, "the events are not those of the tree");
        }
    }

    private void compareWithNotes(Stretch stretch) {
        long size = computed.size();
        Optional<Stretch.Note> note = Optional.ofNullable(stretch.notes().get(size));
        Set<String> roots = kept.at(size);
        if (finding.isPresent() || (note.isEmpty() && roots.isEmpty())) {
            return;
        }
        String root = hex(computed.root());
        boolean same =
                note.stream().allMatch(it -> root.equals(hex(it.checkpoint().root())))
                        && roots.stream().allMatch(root::equals);
        if (note.filter(it -> !it.signed()).isPresent()) {
            found(size, size, NOT_SIGNED);
        } else if (!same) {
            found(lastRight + 1, size, "the events are not those of the signed checkpoint");
        } else if (note.isPresent()) {
            checkpoints++;
        }
        lastRight = size;
    }

    private void compareWith(TreeStore.End end, long promised) {
        long size = end.size();
        if (!Arrays.equals(end.edge(), computed.toBytes())) {
            found(1, size, "the events are not those under the head's root");
        } else if (promised > size) {
            found(size + 1, promised, "the events of a signed checkpoint are missing");
        } else if (end.lastEvent() > size) {
            found(size + 1, end.lastEvent(), "there are events beyond the log's end");
        }
    }

    private void found(long from, long to, String what) {
        if (finding.isEmpty()) {
            finding = Optional.of(new Finding(from, to, what));
        }
    }

    private static String hex(byte[] root) {
        return HexFormat.of().formatHex(root);
    }
}
