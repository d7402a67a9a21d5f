package stoa.ledger.postgres;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import stoa.ledger.StoredEvent;
import stoa.ledger.tree.Checkpoint;
import stoa.ledger.tree.Subtree;

/**
 * Some events in a row, hashed anew, with all that the database says of the tree along them.
 *
 * @param to the last position that belongs to it
 * @param events in the order of their positions; none after the first that is not what was hashed
 * @param subtrees those that are completed along the way, by {@link #key}
 * @param notes the signed checkpoints up to the same positions, by size
 */
record Stretch(long to, List<Hashed> events, Map<String, byte[]> subtrees, Map<Long, Note> notes) {

    /**
     * An event's leaf.
     *
     * @param right whether the database has the same
     * @param stored the event itself, if somebody wants to see it
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    record Hashed(long position, byte[] leaf, boolean right, Optional<StoredEvent> stored) {}

    /** A checkpoint, and whether the log's key has signed it. */
    record Note(Checkpoint checkpoint, boolean signed) {}

    static String key(Subtree subtree) {
        return subtree.level() + "/" + subtree.index();
    }
}
