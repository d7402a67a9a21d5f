package stoa.ledger.postgres;

import java.util.List;
import java.util.Optional;
import stoa.ledger.StoredEvent;
import stoa.ledger.tree.TreeProofs;

/** Events of one stream, each with what shows that the log holds it. */
public final class StreamProofs {

    /**
     * An event and its proof.
     *
     * @param path what leads from its leaf to the root of the tree
     */
    public record Proven(StoredEvent stored, List<byte[]> path) {}

    private final Sql sql;
    private final EventReader events;

    public StreamProofs(LedgerDatabase database) {
        this.sql = new Sql(database.pool());
        this.events = new EventReader(sql);
    }

    /** The stream's events from a sequence on, as far as a tree of {@code size} leaves has them. */
    public List<Proven> page(String stream, long fromSequence, int limit, long size) {
        List<StoredEvent> page = events.stream(stream, fromSequence, limit).stream()
                .filter(stored -> stored.position() <= size)
                .toList();
        return proven(page, size);
    }

    /** The event at a position, if a tree of {@code size} leaves has it. */
    public Optional<Proven> at(long position, long size) {
        List<StoredEvent> event = position > size ? List.of() : events.at(List.of(position));
        return proven(event, size).stream().findFirst();
    }

    private List<Proven> proven(List<StoredEvent> page, long size) {
        if (page.isEmpty()) {
            return List.of();
        }
        List<Long> leaves = page.stream().map(stored -> stored.position() - 1).toList();
        TreeProofs proofs = new TreeProofs(Tiles.under(sql, leaves, size));
        return page.stream()
                .map(stored -> new Proven(stored, proofs.inclusion(stored.position() - 1, size)))
                .toList();
    }

    /** The stream's last event in a log of {@code size} events. */
    public Optional<StoredEvent> last(String stream, long size) {
        return events.last(stream, size);
    }
}
