package stoa.ledger.postgres;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import stoa.ledger.CanonicalBytes;
import stoa.ledger.StoredEvent;
import stoa.ledger.tree.Checkpoint;
import stoa.ledger.tree.NoteVerifier;
import stoa.ledger.tree.RightEdge;
import stoa.ledger.tree.Subtree;
import stoa.ledger.tree.TreeHash;

/**
 * Reads the whole log and computes it all again: every leaf, the tree, and what each checkpoint says. It stops at the
 * first thing that is wrong. Appends may go on meanwhile.
 */
public final class Verification {

    /**
     * What came out.
     *
     * @param size of the log that was read
     * @param root over it, as computed from the events
     * @param finding the first thing that is wrong
     */
    @SuppressWarnings("ArrayRecordComponent") // Shown, not compared.
    public record Report(long size, byte[] root, Optional<Finding> finding) {}

    /** Something wrong at a position, or somewhere between two, where only the tree tells that it is. */
    public record Finding(long fromPosition, long toPosition, String what) {}

    private static final int PAGE = 2_000;
    private static final int TILE_HEIGHT = 8;

    private final EventReader events;
    private final TreeStore tree;
    private final TreeHash hash = new TreeHash();
    private final RightEdge computed = RightEdge.of(0, new byte[0]);
    private final Map<String, byte[]> subtrees = new HashMap<>();
    private final NavigableMap<Long, Set<String>> checkpoints = new TreeMap<>();
    private Predicate<String> signed = note -> true;
    private Consumer<StoredEvent> reader = event -> {};
    private Optional<Finding> finding = Optional.empty();

    private Verification(LedgerDatabase database) {
        Sql sql = new Sql(database.pool());
        this.events = new EventReader(sql);
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
    public Verification against(Checkpoint kept) {
        put(kept);
        return this;
    }

    /** Also ask of each stored checkpoint's note whether it is signed. */
    public Verification signedBy(NoteVerifier key) {
        signed = key::isSigned;
        return this;
    }

    /** Shows each event once its leaf has been found right; what it throws ends the verification. */
    public Verification showing(Consumer<StoredEvent> each) {
        reader = each;
        return this;
    }

    /** Reads the log as long as it is now. */
    public Report run() {
        // Checkpoints and subtrees first: both may grow, and what is read later only holds more.
        tree.notes().forEach(this::takeNote);
        tree.subtrees().forEach(subtree -> subtrees.put(key(subtree), subtree.hash()));
        RightEdge head = tree.edge();
        while (finding.isEmpty() && computed.size() < head.size()) {
            readPage(head.size());
        }
        if (finding.isEmpty()) {
            compareWith(head);
        }
        return new Report(computed.size(), computed.root(), finding);
    }

    private void takeNote(String note) {
        Checkpoint checkpoint = Checkpoint.parse(note);
        put(checkpoint);
        if (!signed.test(note)) {
            found(checkpoint.size(), checkpoint.size(), "the checkpoint up to here is not signed by the log's key");
        }
    }

    private void put(Checkpoint checkpoint) {
        checkpoints
                .computeIfAbsent(checkpoint.size(), size -> new HashSet<>())
                .add(HexFormat.of().formatHex(checkpoint.root()));
    }

    private void readPage(long size) {
        long after = computed.size();
        List<StoredEvent> page = events.page(after, (int) Math.min(PAGE, size - after));
        List<byte[]> leaves = tree.hashes(0, after, page.size());
        if (page.isEmpty()) {
            found(after + 1, size, "the events are missing");
        }
        for (int i = 0; i < page.size() && finding.isEmpty(); i++) {
            long expected = after + 1 + i;
            if (page.get(i).position() != expected) {
                found(expected, page.get(i).position() - 1, "the events are missing");
            } else {
                take(page.get(i), leaves.get(i));
            }
        }
    }

    private void take(StoredEvent stored, byte[] storedLeaf) {
        long position = stored.position();
        byte[] leaf = hash.leaf(CanonicalBytes.of(position, stored.event()));
        if (!Arrays.equals(leaf, storedLeaf)) {
            found(position, position, "the event is not the one that was hashed");
            return;
        }
        computed.add(leaf, this::compare);
        Set<String> roots = checkpoints.get(position);
        if (finding.isEmpty()
                && roots != null
                && !roots.equals(Set.of(HexFormat.of().formatHex(computed.root())))) {
            Long earlier = checkpoints.lowerKey(position);
            found(earlier == null ? 1 : earlier + 1, position, "the events are not those of the signed checkpoint");
        }
        if (finding.isEmpty()) {
            reader.accept(stored);
        }
    }

    private void compare(Subtree made) {
        int height = TILE_HEIGHT * made.level();
        long first = (made.index() << height) + 1;
        byte[] stored = subtrees.get(key(made));
        // One that was completed after the subtrees were read is not among them.
        if (stored != null && !Arrays.equals(stored, made.hash())) {
            found(first, first + (1L << height) - 1, "the events are not those of the tree");
        }
    }

    private void compareWith(RightEdge head) {
        if (!Arrays.equals(head.toBytes(), computed.toBytes())) {
            found(1, head.size(), "the events are not those under the head's root");
        } else if (!checkpoints.isEmpty() && checkpoints.lastKey() > head.size()) {
            found(head.size() + 1, checkpoints.lastKey(), "the events of a signed checkpoint are missing");
        }
    }

    private void found(long from, long to, String what) {
        if (finding.isEmpty()) {
            finding = Optional.of(new Finding(from, to, what));
        }
    }

    private static String key(Subtree subtree) {
        return subtree.level() + "/" + subtree.index();
    }
}
